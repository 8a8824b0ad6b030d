/** off: kept as a note · warn: kept as a warning · block: refuses the document before it takes a counter. */
export const ruleWeights = ["off", "warn", "block"] as const;
export type RuleWeight = (typeof ruleWeights)[number];
export type RuleOverrides = ReadonlyMap<string, RuleWeight>;

/** Reads `BR-KSA-08=off, BR-KSA-63=block`: pairs of a rule's code and its weight, each code once. Undefined for any other text. */
export function readRuleOverrides(text: string): RuleOverrides | undefined {
  const pairs = text.split(/[\s,;]+/).filter((pair) => pair !== "");
  const read = pairs.map((pair) => /^([A-Za-z][\w.-]{1,60})=(\w+)$/.exec(pair));
  const overrides = new Map<string, RuleWeight>();
  for (const found of read) {
    const weight = ruleWeights.find((each) => each === found?.[2]);
    const code = found?.[1];
    if (code === undefined || weight === undefined || overrides.has(code)) return undefined;
    overrides.set(code, weight);
  }
  return overrides;
}

export const areRuleOverrides = (text: string): boolean => readRuleOverrides(text) !== undefined;
