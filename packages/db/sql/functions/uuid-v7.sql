-- UUID version 7 (RFC 9562, method 3): 48 bits of milliseconds, 12 bits of their fraction, then random bits. The ids of rows
-- that one transaction writes one after the other are in that order. A single expression, which PostgreSQL inlines.
CREATE OR REPLACE FUNCTION uuid_v7(at timestamptz DEFAULT clock_timestamp()) RETURNS uuid
LANGUAGE sql VOLATILE PARALLEL SAFE
RETURN (
	-- The version, 7, stands before the fraction.
	overlay(lpad(to_hex(floor(extract(epoch FROM at) * 4096000)::bigint), 15, '0') PLACING '7' FROM 13 FOR 0)
	|| substr(replace(gen_random_uuid()::text, '-', ''), 17)
)::uuid;
