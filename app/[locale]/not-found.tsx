import { NothingHere } from "#components/shell/nothing-here.tsx";

export default function LocaleNotFound() {
  return (
    <main className="mx-auto w-full max-w-160 p-6">
      <NothingHere />
    </main>
  );
}
