-- UUID version 7 (RFC 9562, method 3): 48 bits of milliseconds, 12 bits of their fraction, then random bits. The ids of rows
-- that one transaction writes one after the other are in that order.
CREATE OR REPLACE FUNCTION uuid_v7(at timestamptz DEFAULT clock_timestamp()) RETURNS uuid
LANGUAGE plpgsql VOLATILE PARALLEL SAFE AS $$
DECLARE
	microseconds constant bigint := floor(extract(epoch FROM at) * 1000000);
BEGIN
	RETURN (
		lpad(to_hex(microseconds / 1000), 12, '0')
		-- The version, 7, stands before the fraction.
		|| to_hex(28672 + floor((microseconds % 1000) * 4.096)::integer)
		|| substr(replace(gen_random_uuid()::text, '-', ''), 17)
	)::uuid;
END
$$;
