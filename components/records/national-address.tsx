import { Code } from "#components/ui/code.tsx";

export type Address = {
  readonly street: string;
  readonly buildingNumber: string;
  readonly district: string;
  readonly city: string;
  readonly postalCode: string;
};

/** In the order in which Saudi Post writes it: building and street, district, then city and postal code. */
export function NationalAddress({ address }: { address: Address }) {
  return (
    <address className="not-italic">
      <span className="block">
        <Code>{address.buildingNumber}</Code> <bdi>{address.street}</bdi>
      </span>
      <span className="block">
        <bdi>{address.district}</bdi>
      </span>
      <span className="block">
        <bdi>{address.city}</bdi> <Code>{address.postalCode}</Code>
      </span>
    </address>
  );
}
