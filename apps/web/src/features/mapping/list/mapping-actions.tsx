'use client';

import type { Mapping } from '@hms/contracts';
import { Button, Group } from '@mantine/core';
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
	const label = `${isolatedName(mapping.doctor)} for ${isolatedName(mapping.patient)}`;
	if (mapping.status === 'ended') {
		return (
			<Button
				size="compact-sm"
				variant="default"
				onClick={onReopen}
				aria-label={`Reinstate: ${label}`}
			>
				Reinstate
			</Button>
		);
	}
	return (
		<Group gap={4} wrap="nowrap" justify="flex-end">
			{onHandOver === undefined ? (
				<Button size="compact-sm" variant="default" onClick={onEnd} aria-label={`End… ${label}`}>
					End…
				</Button>
			) : (
				<Button
					size="compact-sm"
					variant="default"
					onClick={onHandOver}
					aria-label={`Hand over: ${label}`}
				>
					Hand over
				</Button>
			)}
			<MoreActions
				label={`More: ${label}`}
				actions={[
					...(mapping.isPrimary ? [] : [makePrimaryAction(onMakePrimary)]),
					editAction(onEdit),
					...(onHandOver === undefined ? [] : [endAction(onEnd)]),
				]}
			/>
		</Group>
	);
}
