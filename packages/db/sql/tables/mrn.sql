-- Medical record numbers.

-- Assigns the next free MRN to a patient written without one. A patient written with one locks the same counter, so that no
-- other transaction can take that number before this one ends. Whether a number is free is looked up among the search words:
-- under row-level security a condition on upper(mrn) cannot use its index.
CREATE OR REPLACE FUNCTION assign_mrn() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
	counter integer;
BEGIN
	IF NEW.mrn <> '' THEN
		INSERT INTO public.mrn_counters AS c (owner_id, last) VALUES (NEW.owner_id, 0)
		ON CONFLICT (owner_id) DO UPDATE SET last = c.last;
		RETURN NEW;
	END IF;
	LOOP
		INSERT INTO public.mrn_counters AS c (owner_id, last) VALUES (NEW.owner_id, 1)
		ON CONFLICT (owner_id) DO UPDATE SET last = c.last + 1
		RETURNING c.last INTO counter;
		NEW.mrn := 'P-' || CASE WHEN counter < 1000000 THEN lpad(counter::text, 6, '0') ELSE counter::text END;
		-- Numbers that differ in punctuation only count as the same.
		EXIT WHEN NOT EXISTS (
			SELECT FROM public.patient_words WHERE owner_id = NEW.owner_id AND word = public.fold_word(NEW.mrn)
		);
	END LOOP;
	RETURN NEW;
END
$$;

CREATE OR REPLACE TRIGGER patients_assign_mrn BEFORE INSERT ON patients
	FOR EACH ROW EXECUTE FUNCTION assign_mrn();
CREATE OR REPLACE TRIGGER patients_reassign_mrn BEFORE UPDATE OF mrn ON patients
	FOR EACH ROW WHEN (OLD.mrn IS DISTINCT FROM NEW.mrn) EXECUTE FUNCTION assign_mrn();
