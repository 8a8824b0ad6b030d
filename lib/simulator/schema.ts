export const schema = `
create table if not exists facts (name text primary key, value text not null) strict;
create table if not exists authorities (name text primary key, key blob not null, certificate blob not null) strict;
create table if not exists otps (
  code text not null, station text not null, vat text not null, kind text not null,
  made_at integer not null, used_at integer, primary key (station, code, made_at)
) strict;
create table if not exists credentials (
  id integer primary key, station text not null, kind text not null, login text not null unique, serial text not null,
  request_id integer not null, vat text not null, map text not null, template text not null, name text not null,
  unit_serial text not null, certificate blob not null, csr text not null, replaces integer, compliance integer,
  issued_at integer not null, expires_at integer not null, revoked_at integer, reason text
) strict;
create index if not exists credentials_by_serial on credentials (station, serial);
create index if not exists credentials_by_compliance on credentials (compliance);
create index if not exists credentials_by_replaced on credentials (replaces);
create table if not exists steps (credential integer not null, step text not null, primary key (credential, step)) strict;
create table if not exists documents (
  id integer primary key, station text not null, vat text not null, credential integer not null, hash text not null,
  uuid text not null, number text not null, icv text not null, pih text not null, outcome text not null, simplified integer not null,
  issued_at integer, received_at integer not null, answer text
) strict;
create index if not exists documents_by_hash on documents (station, vat, hash);
create index if not exists documents_by_chain on documents (credential);
`;
