'use client';

import type { Mapping } from '@hms/contracts';
import { Button, Group } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { MoreActions } from '../../../components/page/more-actions.tsx';
import { isolatedName } from '../../../lib/text/person-name.ts';
import { editAction, endAction, makePrimaryAction } from '../menu-actions.tsx';

interface MappingActionsProps {
	mapping: Mapping;
	onEnd: () => void;
	onEdit: () => void;
	onMakePrimary: () => void;
	onReopen: () => void;
	/** Hands the patient over; where this is the likelier step than ending. */
	onHandOver?: (() => void) | undefined;
}

/** The actions of an assignment in the list. */
export function MappingActions(props: MappingActionsProps) {
	const { mapping, onEnd, onEdit, onMakePrimary, onReopen, onHandOver } = props;
	const t = useTranslations();
	const names = { doctor: isolatedName(mapping.doctor), patient: isolatedName(mapping.patient) };
	if (mapping.status === 'ended') {
		return (
			<Button
				size="compact-sm"
				variant="default"
				onClick={onReopen}
				aria-label={t('mapping.actions.reinstateFor', names)}
			>
				{t('mapping.actions.reinstate')}
			</Button>
		);
	}
	return (
		<Group gap={4} wrap="nowrap" justify="flex-end">
			{onHandOver === undefined ? (
				<Button
					size="compact-sm"
					variant="default"
					onClick={onEnd}
					aria-label={t('mapping.actions.endFor', names)}
				>
					{t('mapping.actions.end')}
				</Button>
			) : (
				<Button
					size="compact-sm"
					variant="default"
					onClick={onHandOver}
					aria-label={t('mapping.actions.handOverFor', names)}
				>
					{t('mapping.actions.handOver')}
				</Button>
			)}
			<MoreActions
				label={t('mapping.actions.moreFor', names)}
				actions={[
					...(mapping.isPrimary ? [] : [makePrimaryAction(t, onMakePrimary)]),
					editAction(t, onEdit),
					...(onHandOver === undefined ? [] : [endAction(t, onEnd)]),
				]}
			/>
		</Group>
	);
}
