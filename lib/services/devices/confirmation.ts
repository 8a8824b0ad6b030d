import { toLatinDigits } from "#lib/domain/digits.ts";
import { AppError } from "#lib/errors.ts";

/** What a person typed to confirm a dangerous act must be the thing's name, in digits of any script. */
export function refuseMistyped(typed: string, name: string): void {
  if (toLatinDigits(typed.trim()) === toLatinDigits(name.trim())) return;
  throw new AppError("input.invalid", { count: 1 }, [{ path: "confirmation", code: "invalid", params: {} }]);
}
