import {
	type ClinicFields,
	clinicFields,
	clinicSettings,
	setClinicSettings,
	settledClinic,
	today,
} from '@hms/contracts';
import { recordEvent } from '../security-event/security-events.ts';
import { readOnlyErrors } from '../state/read-only.ts';
import { refusal, refusalOf } from '../state/refusal.ts';
import type { Json, Rule, StoredClinic } from '../state/state.ts';
import { tellClinic } from '../state/tell.ts';

const names = Object.keys(clinicFields.shape) as (keyof ClinicFields)[];

const settingsOf = ({ fields, installed }: StoredClinic) => settledClinic(fields, installed);

/** Has the clinic's rules about days go by its settings. */
export function applyClinic(clinic: StoredClinic): void {
	const { timeZone, country } = settingsOf(clinic);
	setClinicSettings({ timeZone, country, now: clinicSettings().now });
}

function show(clinic: StoredClinic): Json {
	const now = new Date(clinicSettings().now()).toISOString();
	return {
		...settingsOf(clinic),
		...{ today: today(), now },
		// The default; a clinic in memory has no other.
		emergencyAccess: 'admins',
		version: clinic.version,
		updatedAt: clinic.updatedAt ?? new Date(0).toISOString(),
	};
}

export const clinicRules = {
	get:
		({ state }) =>
		() =>
			show(state.clinic),

	replace: (call) => {
		const { state, input, chosen } = call;
		const { clinic } = state;
		const expected = [input['expectedVersion'], input['version']];
		if (expected.some((version) => Number.isInteger(version) && version !== clinic.version)) {
			return refusalOf(
				'precondition_failed',
				`This record changed while you were editing; it has version ${clinic.version} now. Review, then save.`,
			);
		}
		const sent = { ...input, today: undefined, now: undefined };
		const errors = readOnlyErrors(show(clinic), sent, ['emergencyAccess', 'version', 'updatedAt']);
		if (errors.length > 0) return refusal('validation', ...errors);
		return () => {
			const before = settingsOf(clinic);
			// Validated, and of these fields alone.
			clinic.fields = clinicFields.parse(
				Object.fromEntries(names.map((name) => [name, input[name]])),
			);
			clinic.version += 1;
			clinic.updatedAt = chosen.now();
			const after = settingsOf(clinic);
			const changes = names
				.filter((name) => before[name] !== after[name])
				.map((name) => (name === 'name' ? name : `${name} ${before[name]} → ${after[name]}`));
			if (changes.length > 0) {
				recordEvent(call, { kind: 'clinic_changed', detail: changes.join(', ') });
			}
			tellClinic(call, { version: clinic.version });
			applyClinic(clinic);
			return show(clinic);
		};
	},
} satisfies Record<string, Rule>;
