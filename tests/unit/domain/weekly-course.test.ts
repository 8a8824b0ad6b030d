import { expect, test } from "vitest";
import { weeklyCourseOf } from "#lib/domain/weekly-course.ts";

const before = [5, 5, 0, 0, 0, 0];

test("the last four whole weeks are held against the four before, this week counting for neither", () => {
  expect(weeklyCourseOf([...before, 1, 0, 0, 0, 10])).toBe("rising");
  expect(weeklyCourseOf([0, 4, 4, 4, 4, 1, 1, 1, 1, 90])).toBe("falling");
  expect(weeklyCourseOf([10, 10, 10, 10, 10, 10, 10, 10, 12, 0])).toBe("steady");
  expect(weeklyCourseOf([0, 0, 0, 0, 0, 0, 0, 0, 7])).toBe("steady");
  expect(weeklyCourseOf([])).toBe("steady");
});
