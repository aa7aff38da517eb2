import {
	type Clinic,
	type ClinicFields,
	clinicFields,
	clinicReadOnlyFields,
	countryCodes,
	type ReplaceClinicInput,
	suggestedFormats,
} from '@hms/contracts';
import { clinicTable, type Db } from '@hms/db';
import { asAdmin } from '../auth/as-admin.ts';
import type { Context, UserContext } from '../context.ts';
import { staleVersion } from '../errors/domain-error.ts';
import { recordSecurityEvent } from '../security-event/record.ts';
import { checkReadOnlyFields, splitReadOnlyFields } from '../validation/read-only-fields.ts';
import { moveDayEnds } from './move-day-ends.ts';
import { readClinic } from './queries.ts';
import { readClinicRow } from './store.ts';

const names = Object.keys(clinicFields.shape) as (keyof ClinicFields)[];

/**
 * Sets the clinic's settings; this process goes by them when it answers, every other one as soon as the database tells it.
 * @throws DomainError `precondition_failed`, `validation` for a read-only field with another value
 */
export async function replaceClinic(ctx: UserContext, input: ReplaceClinicInput): Promise<Clinic> {
	const { clinic, settings } = ctx.services;
	const { readOnly, fields } = splitReadOnlyFields(input, clinicReadOnlyFields);
	const { expectedVersion, today: _today, now: _now, ...values } = fields;
	await asAdmin(ctx, async (db) => {
		const row = await readClinicRow(db, { forUpdate: true });
		if (expectedVersion !== undefined && expectedVersion !== row.version) {
			throw staleVersion(row.version);
		}
		const before = clinic.withDefaults(row);
		checkReadOnlyFields({ ...before, emergencyAccess: settings.emergencyAccess }, readOnly);
		await db.update(clinicTable).set(values);
		const after = clinic.withDefaults({ ...row, ...values });
		if (after.timeZone !== before.timeZone) await moveDayEnds(db, after.timeZone);
		const changed = names.filter((name) => before[name] !== after[name]);
		// What somebody typed is not in the log.
		const changes = changed.map((name) =>
			name === 'name' ? name : `${name} ${before[name]} → ${after[name]}`,
		);
		if (changes.length === 0) return;
		await recordSecurityEvent(ctx, db, { kind: 'clinic_changed', detail: changes.join(', ') });
	});
	return readClinic(ctx);
}

/** Whether a text is a locale that `Intl` knows the form of; `*` is none. */
function isLocale(text: string): boolean {
	try {
		return Intl.getCanonicalLocales(text).length === 1;
	} catch (error) {
		if (error instanceof RangeError) return false;
		throw error;
	}
}

/**
 * Has the first account's browser suggest the formats, and the country where the installation has none.
 * @param db the transaction that registers the account
 */
export async function suggestClinic({ services, acceptLanguage }: Context, db: Db): Promise<void> {
	const [locale = ''] = /^[\w-]{2,35}/.exec(acceptLanguage ?? '') ?? [];
	if (!isLocale(locale)) return;
	const { country } = services.clinic.withDefaults(await readClinicRow(db, { forUpdate: true }));
	const region = countryCodes.find((code) => code === new Intl.Locale(locale).region);
	await db
		.update(clinicTable)
		.set({ ...suggestedFormats(locale), ...(country === null ? { country: region } : {}) });
}
