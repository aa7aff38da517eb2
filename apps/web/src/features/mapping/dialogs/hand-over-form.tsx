'use client';

import { type Mapping, today } from '@hms/contracts';
import { Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { FormButtons } from '../../../components/form/form-buttons.tsx';
import { PlainDateField } from '../../../components/form/plain-date-field.tsx';
import { FailureAlert } from '../../../components/message/failure-alert.tsx';
import { dateError, plainDateOrText, plainDateText } from '../../../lib/dates/plain-date-text.ts';
import { textOrNull } from '../../../lib/form/blank.ts';
import { useRecordForm } from '../../../lib/form/use-record-form.ts';
import { useLocale } from '../../../lib/text/locale.ts';
import { isolatedName } from '../../../lib/text/person-name.ts';
import { pluralize } from '../../../lib/text/pluralize.ts';
import type { Translate } from '../../../lib/text/text-key.ts';
import { type DoctorOption, DoctorSelect } from '../../doctor/doctor-select.tsx';
import { mappingLabels } from '../fields.ts';
import { handOverLimit, handOversOf, useHandOver, usePanelSize } from './use-hand-over.ts';

const labels = {
	fromDoctorId: 'Patients of',
	toDoctorId: 'Hand over to',
	on: 'Start date',
	reason: mappingLabels.reason,
};

interface HandOverFormProps {
	/** The doctor who hands over, if known. */
	from?: DoctorOption | undefined;
	/** Only the patients of these assignments, which may be of several doctors. */
	chosen?: Mapping[] | undefined;
	onDone: () => void;
}

function newValues(from: DoctorOption | undefined, locale: string) {
	const noDoctor: string | null = null;
	return {
		fromDoctorId: from?.id ?? noDoctor,
		toDoctorId: noDoctor as string | null, // without `as` the type would be `null` only
		on: plainDateText(today(), locale),
		reason: '',
	};
}

type Values = ReturnType<typeof newValues>;

function formErrors({ fromDoctorId, toDoctorId, on }: Values, locale: string, t: Translate) {
	const error = dateError(on, locale, 'near', t);
	return {
		...(fromDoctorId === null ? { fromDoctorId: 'Choose whose patients to hand over' } : {}),
		...(toDoctorId === null ? { toDoctorId: 'Choose who takes over' } : {}),
		...(error === undefined ? {} : { on: error }),
	};
}

/** Shows how many patients will be handed over. */
function Preview({ from }: { from: DoctorOption | null }) {
	const size = usePanelSize(from?.id ?? null);
	const text =
		from === null || size === undefined
			? 'All the doctor’s patients are handed over, in the same roles.'
			: size === 0
				? `${isolatedName(from)} looks after none of your patients.`
				: `${pluralize(size, 'patient')} of ${isolatedName(from)} will be handed over, in the same roles. ${handOverLimit}`;
	return (
		<Text size="sm" role="status">
			{text}
		</Text>
	);
}

/** Whose patients are handed over, for a sentence: the only doctor, or all. */
function namesOf([first, ...others]: Mapping[]): string {
	if (first === undefined) return 'nobody';
	return others.some(({ doctorId }) => doctorId !== first.doctorId)
		? 'several doctors'
		: isolatedName(first.doctor);
}

/** The form that hands patients over to another doctor: all of one doctor, or those of some assignments. */
export function HandOverForm({ from: known, chosen, onDone }: HandOverFormProps) {
	const t = useTranslations();
	const from = known ?? chosen?.[0]?.doctor;
	// Those that are not handed over yet: one of several doctors may fail.
	const [left, setLeft] = useState(chosen ?? []);
	const locale = useLocale();
	const handOver = useHandOver();
	const [fromDoctor, setFromDoctor] = useState<DoctorOption | null>(from ?? null);
	const [toDoctor, setToDoctor] = useState<DoctorOption | null>(null);
	const [initialValues] = useState(() => newValues(from, locale));
	const { form, field, onSubmit, saving, failure } = useRecordForm({
		initialValues,
		schema: (contract) => contract.handOverInput,
		toInput: ({ fromDoctorId, toDoctorId, on, reason }) => ({
			fromDoctorId: fromDoctorId ?? undefined,
			toDoctorId: toDoctorId ?? undefined,
			on: plainDateOrText(on, locale, 'near') ?? undefined,
			reason: textOrNull(reason),
		}),
		labels,
		findErrors: (values) => formErrors(values, locale, t),
		save: async (input) => {
			if (fromDoctor === null || toDoctor === null) return;
			const to = isolatedName(toDoctor);
			if (chosen === undefined) {
				await handOver([input], { from: isolatedName(fromDoctor), to });
			} else {
				await handOver(handOversOf(left, input), { from: namesOf(left), to }, (done) =>
					setLeft((before) =>
						before.filter(
							({ doctorId, patientId }) =>
								doctorId !== done.fromDoctorId || done.patientIds?.includes(patientId) === false,
						),
					),
				);
			}
			onDone();
		},
	});
	const givers = chosen?.map(({ doctorId }) => doctorId) ?? (fromDoctor ? [fromDoctor.id] : []);
	const unavailable = new Map(givers.map((id) => [id, 'Handing over']));
	return (
		<form onSubmit={onSubmit} noValidate aria-label="Hand over patients">
			<Stack gap="sm">
				{chosen === undefined ? (
					<DoctorSelect
						{...field('fromDoctorId')}
						label={labels.fromDoctorId}
						placeholder="Type a name"
						initial={from}
						withArchived
						onChoose={setFromDoctor}
						required
						data-autofocus={from === undefined || undefined}
					/>
				) : null}
				<DoctorSelect
					{...field('toDoctorId')}
					label={labels.toDoctorId}
					placeholder="Type a name"
					unavailable={unavailable}
					onChoose={setToDoctor}
					required
					data-autofocus={from !== undefined || undefined}
				/>
				<PlainDateField
					{...field('on')}
					label={labels.on}
					shortYear="near"
					hint="Today if left empty"
				/>
				<TextInput
					{...field('reason')}
					label={labels.reason}
					description="Recorded with the old and the new assignments"
					autoComplete="off"
				/>
				{chosen === undefined ? (
					<Preview from={form.getValues().fromDoctorId === null ? null : fromDoctor} />
				) : (
					<Text size="sm" role="status">
						{`${pluralize(left.length, 'patient')} of ${namesOf(left)} will be handed over, in the same roles.`}
					</Text>
				)}
				{failure === null ? null : <FailureAlert title="Not handed over" failure={failure} />}
				<FormButtons submitLabel="Hand over" saving={saving} onCancel={onDone} />
			</Stack>
		</form>
	);
}
