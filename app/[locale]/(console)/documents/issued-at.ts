type Issued = { readonly issueDate: string; readonly issueTime: string };

/** The instant of a document's date and time, which are Riyadh's unless the time ends in Z. */
export const issuedAt = ({ issueDate, issueTime }: Issued): string =>
  `${issueDate}T${issueTime}${issueTime.endsWith("Z") ? "" : "+03:00"}`;
