type Value = FormDataEntryValue | FormDataEntryValue[];
export type Refill = Readonly<Record<string, string | readonly string[]>>;

/** A form as an object. A name that is sent twice, or that ends in `[]`, gives a list. */
export function formValues(form: FormData): Record<string, Value> {
  const names = [...new Set(form.keys())].filter((name) => !name.startsWith("$ACTION"));
  return Object.fromEntries(
    names.map((name): [string, Value] => {
      const all = form.getAll(name);
      const [only] = all;
      const list = name.endsWith("[]");
      return [list ? name.slice(0, -2) : name, list || all.length > 1 || only === undefined ? all : only];
    }),
  );
}

const confidential = /password|secret|otp|token|private|^codes?$/i;

/** What may travel back to fill the form again: text, but nothing confidential. */
export function refillOf(form: FormData): Refill {
  const texts = Object.entries(formValues(form)).map(([name, value]): [string, string | string[]] => [
    name,
    typeof value === "string" ? value : [value].flat().filter((part) => typeof part === "string"),
  ]);
  return Object.fromEntries(texts.filter(([name, value]) => !confidential.test(name) && value.length > 0));
}
