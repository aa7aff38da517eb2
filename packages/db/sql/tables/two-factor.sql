-- Second factors of accounts.

-- Whether an account has a second factor: this, and not the secret, is what statements of administrators may see of others. It
-- runs as the owner, whom row-level security of these tables does not concern.
CREATE OR REPLACE FUNCTION has_second_factor(account uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	SELECT EXISTS (SELECT FROM totp_secrets WHERE user_id = account AND confirmed_at IS NOT NULL)
		OR EXISTS (SELECT FROM passkeys WHERE user_id = account);
$$;
