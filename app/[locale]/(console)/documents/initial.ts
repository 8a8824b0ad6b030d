/** What a form begins with: values by the names of its fields, such as `document.lines.0.item.name`. */
export type Initial = Readonly<Record<string, string>>;
