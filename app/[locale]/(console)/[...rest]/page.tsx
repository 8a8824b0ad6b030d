import { notFound } from "next/navigation";

/** An address that leads nowhere still stands inside the frame. */
export default function UnknownPage(): never {
  notFound();
}
