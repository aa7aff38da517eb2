'use client';

import { type Mapping, maxHandOver, today } from '@hms/contracts';
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
import type { Translate } from '../../../lib/text/text-key.ts';
import { type DoctorOption, DoctorSelect } from '../../doctor/doctor-select.tsx';
import { type Giver, handOversOf, useHandOver, usePanelSize } from './use-hand-over.ts';

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

function formErrors(t: Translate, { fromDoctorId, toDoctorId, on }: Values, locale: string) {
	const error = dateError(on, locale, 'near', t);
	return {
		...(fromDoctorId === null ? { fromDoctorId: t('mapping.form.chooseGiver') } : {}),
		...(toDoctorId === null ? { toDoctorId: t('mapping.form.chooseTaker') } : {}),
		...(error === undefined ? {} : { on: error }),
	};
}

/** Shows how many patients will be handed over. */
function Preview({ from }: { from: DoctorOption | null }) {
	const t = useTranslations();
	const count = usePanelSize(from?.id ?? null);
	function text(): string {
		if (from === null || count === undefined) return t('mapping.handOver.previewAll');
		const doctor = isolatedName(from);
		return count === 0
			? t('mapping.handOver.previewNone', { doctor })
			: t('mapping.handOver.preview', { count, doctor, limit: maxHandOver });
	}
	return (
		<Text size="sm" role="status">
			{text()}
		</Text>
	);
}

/** Whose patients are handed over: those of the only doctor, or of all. */
function giverOf([first, ...others]: Mapping[]): Giver {
	return first === undefined || others.some(({ doctorId }) => doctorId !== first.doctorId)
		? { whose: 'several', doctor: '' }
		: { whose: 'one', doctor: isolatedName(first.doctor) };
}

/** The form that hands patients over to another doctor: all of one doctor, or those of some assignments. */
export function HandOverForm({ from: known, chosen, onDone }: HandOverFormProps) {
	const t = useTranslations();
	const labels = {
		fromDoctorId: t('mapping.handOver.patientsOf'),
		toDoctorId: t('mapping.handOver.to'),
		on: t('mapping.handOver.on'),
		reason: t('mapping.fields.reason'),
	};
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
		findErrors: (values) => formErrors(t, values, locale),
		save: async (input) => {
			if (fromDoctor === null || toDoctor === null) return;
			const to = isolatedName(toDoctor);
			if (chosen === undefined) {
				await handOver([input], { whose: 'one', doctor: isolatedName(fromDoctor) }, to);
			} else {
				await handOver(handOversOf(left, input), giverOf(left), to, (done) =>
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
	const unavailable = new Map(givers.map((id) => [id, t('mapping.handOver.givesAway')]));
	return (
		<form onSubmit={onSubmit} noValidate aria-label={t('mapping.handOver.title')}>
			<Stack gap="sm">
				{chosen === undefined ? (
					<DoctorSelect
						{...field('fromDoctorId')}
						label={labels.fromDoctorId}
						placeholder={t('mapping.form.typeName')}
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
					placeholder={t('mapping.form.typeName')}
					unavailable={unavailable}
					onChoose={setToDoctor}
					required
					data-autofocus={from !== undefined || undefined}
				/>
				<PlainDateField
					{...field('on')}
					label={labels.on}
					shortYear="near"
					hint={t('mapping.form.todayIfEmpty')}
				/>
				<TextInput
					{...field('reason')}
					label={labels.reason}
					description={t('mapping.handOver.reasonHint')}
					autoComplete="off"
				/>
				{chosen === undefined ? (
					<Preview from={form.getValues().fromDoctorId === null ? null : fromDoctor} />
				) : left.length === 0 ? null : (
					<Text size="sm" role="status">
						{t('mapping.handOver.previewChosen', { count: left.length, ...giverOf(left) })}
					</Text>
				)}
				{failure === null ? null : (
					<FailureAlert title={t('mapping.handOver.notHandedOver')} failure={failure} />
				)}
				<FormButtons submitLabel={t('mapping.handOver.submit')} saving={saving} onCancel={onDone} />
			</Stack>
		</form>
	);
}
