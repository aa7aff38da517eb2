import { readFile } from 'node:fs/promises';
import type postgres from 'postgres';
import { createAppliedTable, markApplied } from './applied.ts';
import { applySqlFiles, readSqlFile } from './sql-files.ts';

/** The hashes of the 25 migrations with which version 0.1.0 ended, as its databases have them. */
const migrations = [
	'45575fbd3cc1564f233eda368ba897699fef3a6460d5ba0fe0a442a9d0104aa0',
	'2c25e81fbf7aa7d1949409bc07413284916283e5d3fc1540258a82c3b6d52e4c',
	'76e18ae4148234b119e40c15b2b1a61f7830ffd32f8e1cda76d7cb3b9a869c88',
	'0cce72267800d6523d03f227651a8fbc1a57a94ecf100a39a255cbb96e7ffccf',
	'598c2ab0318dbf7e73faba6c16fe35c59a03a23569fa20170e2b36ea4a961dee',
	'dccb71f5fc2d6fd6c22f18350897d081cf66a2e717f9c5ff4f1d601c25e44407',
	'f9c1db587189eb9c0329be8f435c5520fd5d39169703e3a13b04425e6fbc6463',
	'3eb0c05d49c70f5e5a06c19802566b35c37427c73a409fb983f2a4d21aa347dc',
	'6a799c11a1c7175ade48569824513b971917c13010de469f0864b327305e8421',
	'23f3c55958bfaca834f7164221e6e7f07cc6497df1228f032108b4593e257155',
	'66e774dfc8c7dd87f2bd3298522c2647c71cb66e0dc15fc9ca9a65a37adb6154',
	'a7d79a28c8c4fad172934503306f6bd25232986b4f073640415983edc23a1676',
	'dc3ae7f1c1b8fd2e607c6a4400f67a4b695cc5dec375066887b843effbd71400',
	'00a66c4f4f758d9f911acbb09b702cdd25b7ebddd7bdcf884ebe2e10cdc461a4',
	'6fd1703e3827ce295a3fb81ae614fd08fbfb531ac7c71baa0c5c8b0bdbbb5327',
	'09cc7b5e207e5316fcdd703eea3b4fbd77e590e1e61c92216130df7d85ad884c',
	'06efd71b54fb9a7e9cc73277fcab658601a9d8ab7a79b2630e9e3acb990292c6',
	'a02ded93a76ebf7bec846a1befe03b85fe637f2006ef9941ba046c23c28d34ca',
	'b02593df409647f82b130c16d719ac5ada3574604ad67f26d459793d75ee40d4',
	'e903c179dad1d3b8d5711745d1b7275e28db1ecd2efe2b252d262676d1002d34',
	'4a3e9f6f62053d60a12bfeb9c15484502b38dd3d1055190adc3ea2f015477dc2',
	'e92251080e93bf412082a3860c990abc7f146924dfad4257dec8d68ac0efa277',
	'47f11d9f9baad0074d49d8beefe6cfbb9e9377d4750f721481ec26a1b572b9ab',
	'b8f34e2d415c0d66c9a8c55b1aac4775a0d64421b1ec5160ea399b04ccebd364',
	'6b50083faeee465eeea1e931da50aff5bcf81d54e57ab600cfb0c33d73e0d962',
];

/** Stand-ins for the functions that the tables of version 0.1.0 needed, with its names and parameters. */
const functions = `
	CREATE FUNCTION fold(value text) RETURNS text LANGUAGE sql IMMUTABLE STRICT RETURN lower(value);
	CREATE FUNCTION search_text(given_name text, family_name text, number text, phone text, email text, contact jsonb) RETURNS text
		LANGUAGE plpgsql IMMUTABLE AS $$ BEGIN RETURN given_name; END $$;
	CREATE FUNCTION words_of_name(family text, given text) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$ BEGIN RETURN given; END $$;
	CREATE FUNCTION slips(value text) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT RETURN array[value];
	CREATE FUNCTION slip_keys(owner uuid, word text) RETURNS bigint[] LANGUAGE sql IMMUTABLE STRICT
		RETURN ARRAY(SELECT hashtextextended(slip, 0) FROM unnest(public.slips(word)) AS found (slip));
	CREATE FUNCTION ngram_keys(owner uuid, word text, size integer) RETURNS bigint[] LANGUAGE plpgsql IMMUTABLE STRICT AS
		$$ BEGIN RETURN array[hashtextextended(word, 0)]; END $$;
	CREATE FUNCTION name_keys(owner uuid, word text) RETURNS bigint[] LANGUAGE plpgsql IMMUTABLE STRICT AS
		$$ BEGIN RETURN public.gram_keys(owner, word, 1) || public.slip_keys(owner, word); END $$;
	CREATE FUNCTION patient_json(id uuid, given_name text) RETURNS text LANGUAGE plpgsql IMMUTABLE AS
		$$ BEGIN RETURN json_build_object('id', id, 'givenName', given_name); END $$;
	CREATE FUNCTION doctor_json(id uuid, given_name text) RETURNS text LANGUAGE plpgsql IMMUTABLE AS
		$$ BEGIN RETURN json_build_object('id', id, 'givenName', given_name); END $$;
	CREATE FUNCTION mapping_json_fields(id uuid) RETURNS text LANGUAGE plpgsql IMMUTABLE AS
		$$ BEGIN RETURN format('"id":"%s"', id); END $$;
	CREATE FUNCTION keep_words() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS
		$$ BEGIN RETURN NULL; END $$`;

/** In what its tables differ from those of the baseline. */
const differences = `
	ALTER FUNCTION ngram_keys(uuid, text, integer) RENAME TO gram_keys;
	ALTER TABLE patients DROP COLUMN sort_name, DROP COLUMN search_text, DROP COLUMN json, DROP COLUMN summary_json;
	ALTER TABLE patients
		ADD COLUMN sort_name text GENERATED ALWAYS AS (fold(coalesce(family_name || ' ', '') || given_name)) STORED NOT NULL,
		ADD COLUMN search_text text GENERATED ALWAYS AS (search_text(given_name, family_name, mrn, phone, email, emergency_contact))
			STORED NOT NULL,
		ADD COLUMN json text GENERATED ALWAYS AS (patient_json(id, given_name)) STORED NOT NULL;
	CREATE INDEX patients_sort_name_index ON patients USING btree (owner_id, sort_name COLLATE "C", id);
	ALTER TABLE doctors DROP COLUMN sort_name, DROP COLUMN search_text, DROP COLUMN typo_variants, DROP COLUMN json,
		DROP COLUMN summary_json;
	ALTER TABLE doctors
		ADD COLUMN sort_name text GENERATED ALWAYS AS (fold(coalesce(family_name || ' ', '') || given_name)) STORED NOT NULL,
		ADD COLUMN search_text text GENERATED ALWAYS AS (search_text(given_name, family_name, license_number, phone, email, null))
			STORED NOT NULL,
		ADD COLUMN slips text[] GENERATED ALWAYS AS (slips(words_of_name(coalesce(fold(family_name), ''), fold(given_name))))
			STORED NOT NULL,
		ADD COLUMN json text GENERATED ALWAYS AS (doctor_json(id, given_name)) STORED NOT NULL;
	CREATE INDEX doctors_sort_name_index ON doctors USING btree (sort_name COLLATE "C", id);
	CREATE INDEX doctors_search_index ON doctors USING gin (search_text gin_trgm_ops);
	CREATE INDEX doctors_slips_index ON doctors USING gin (slips);
	ALTER TABLE mappings DROP COLUMN json_fields;
	ALTER TABLE mappings ADD COLUMN json_fields text GENERATED ALWAYS AS (mapping_json_fields(id)) STORED NOT NULL;
	CREATE TRIGGER patients_change_words AFTER UPDATE ON patients
		FOR EACH ROW WHEN (OLD.search_text <> NEW.search_text) EXECUTE FUNCTION keep_words()`;

/** Fills an empty database with the tables of version 0.1.0, in the form in which its last migration left them. */
export async function createVersion01(sql: postgres.Sql): Promise<void> {
	const baseline = new URL('../../migrations/0000_baseline.sql', import.meta.url);
	await sql.begin(async (tx) => {
		await applySqlFiles(tx, [readSqlFile('functions/extensions.sql')]);
		await tx.unsafe(functions);
		await tx.unsafe(await readFile(baseline, 'utf8'));
		await tx.unsafe(differences);
		await createAppliedTable(tx);
		for (const [place, hash] of migrations.entries()) await markApplied(tx, hash, place);
	});
}
