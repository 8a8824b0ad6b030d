import { BlockList, isIP, isIPv4 } from "node:net";

export type Reach = "public" | "loopback" | "inside";

/** Where an IP address leads: the open internet, this machine, or anything else that a stranger must not make us call. */
export function reachOf(address: string): Reach {
  if (isIP(address) === 0) return "inside";
  const family = isIPv4(address) ? "ipv4" : "ipv6";
  if (loopback.check(address, family)) return "loopback";
  if (family === "ipv4") return closedV4.check(address, family) ? "inside" : "public";
  return globalV6.check(address, family) && !closedV6.check(address, family) ? "public" : "inside";
}

// IANA's special-purpose registries: private, shared, link-local (with the clouds' metadata), documentation, multicast, reserved.
const closedV4 = listOf("ipv4", [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 3],
]);
// Only 2000::/3 is routed; inside it, what tunnels to IPv4 or is not routed either.
const globalV6 = listOf("ipv6", [["2000::", 3]]);
const closedV6 = listOf("ipv6", [
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
  ["3fff::", 20],
]);
const loopback = listOf("ipv4", [["127.0.0.0", 8]]);
loopback.addAddress("::1", "ipv6");

function listOf(family: "ipv4" | "ipv6", ranges: readonly (readonly [string, number])[]): BlockList {
  const list = new BlockList();
  for (const [start, bits] of ranges) list.addSubnet(start, bits, family);
  return list;
}
