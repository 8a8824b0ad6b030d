export const weeklyCourses = ["rising", "falling", "steady"] as const;
type WeeklyCourse = (typeof weeklyCourses)[number];

/** How counts by week move, the oldest first: the last four whole weeks against the four before them, a fifth more or less being a change. */
export function weeklyCourseOf(byWeek: readonly number[]): WeeklyCourse {
  const [late, early] = [sum(byWeek.slice(-5, -1)), sum(byWeek.slice(-9, -5))];
  if (late > early * 1.2) return "rising";
  return late < early * 0.8 ? "falling" : "steady";
}

const sum = (part: readonly number[]): number => part.reduce((all, count) => all + count, 0);
