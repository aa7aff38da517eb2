'use client';

import { useIdempotencyKey } from '@hms/client/react';
import type { CreateTransferInput, ListedUser, Transfer } from '@hms/contracts';
import { TextInput } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { failureOf } from '../../lib/api/failure.ts';
import { trpc } from '../../lib/api/trpc.ts';
import type { RecordForm } from '../../lib/form/use-record-form.ts';
import type { FieldErrors } from '../../lib/form/validate.ts';
import { isolateBidi } from '../../lib/text/isolate-bidi.ts';
import type { Translate } from '../../lib/text/text-key.ts';
import { notify, notifyWithUndo } from '../../lib/ui/notifications.tsx';
import { UserSelect } from '../user/user-select.tsx';

export interface TakeOverValues extends Record<string, unknown> {
	toUserId: string | null;
	reason: string;
}

export const takeOverLabels = (t: Translate) => ({
	toUserId: t('transfer.field.toUserId'),
	reason: t('transfer.field.reason'),
});

export const initialTakeOver: TakeOverValues = { toUserId: null, reason: '' };

export const takeOverErrors = (t: Translate, { toUserId }: TakeOverValues): FieldErrors =>
	toUserId === null ? { toUserId: t('transfer.noColleague') } : {};

/** The input that gives all patients of a user. */
export const takeOverInput = (user: ListedUser, { toUserId, reason }: TakeOverValues) => ({
	all: true,
	fromUserId: user.id,
	toUserId: toUserId ?? undefined,
	reason,
});

interface TakeOverInputsProps {
	/** Whose patients they are. */
	except: string | undefined;
	form: Pick<RecordForm<TakeOverValues>, 'field'>;
}

/** The inputs for who takes over somebody's patients, and why. Administrators may choose themselves. */
export function TakeOverInputs({ except, form: { field } }: TakeOverInputsProps) {
	const t = useTranslations();
	const labels = takeOverLabels(t);
	return (
		<>
			<UserSelect
				{...field('toUserId')}
				label={labels.toUserId}
				placeholder={t('transfer.placeholder')}
				onlyActive
				except={except}
				required
				data-autofocus
			/>
			<TextInput
				{...field('reason')}
				label={labels.reason}
				description={t('transfer.reasonHint')}
				autoComplete="off"
				required
			/>
		</>
	);
}

/** Gives patients to another owner, and says so, with a button to undo it. @throws the failure of the API */
export function useTransfer() {
	const utils = trpc.useUtils();
	const create = trpc.transfer.create.useMutation(useIdempotencyKey());
	const undo = trpc.transfer.undo.useMutation();
	return async (
		input: CreateTransferInput,
		messageOf: (made: Transfer) => string,
		undone: string,
	): Promise<void> => {
		const made = await create.mutateAsync(input);
		void utils.patient.invalidate();
		notifyWithUndo(
			messageOf(made),
			async () => {
				await undo.mutateAsync({ id: made.id });
				await utils.patient.invalidate();
			},
			undone,
		);
	};
}

/** Gives all patients of a user who is disabled, and says what came of it. @throws the failure of the API */
export function useGiveAll(user: ListedUser) {
	const t = useTranslations();
	const transfer = useTransfer();
	const name = isolateBidi(user.name);
	return async (input: CreateTransferInput): Promise<void> => {
		try {
			await transfer(
				input,
				({ to, count }) => t('transfer.all.done', { to: isolateBidi(to.name), count, name }),
				t('transfer.all.undone', { name }),
			);
		} catch (error) {
			const { code, fields } = failureOf(error);
			const hasNone = code === 'not_found' && fields.some(({ path }) => path === 'fromUserId');
			if (!hasNone) throw error;
			notify(t('transfer.all.none', { name }));
		}
	};
}
