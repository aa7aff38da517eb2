'use client';

import type { Mapping } from '@hms/contracts';
import { Button, Group } from '@mantine/core';
import { MoreActions } from '../../../components/page/more-actions.tsx';
import { isolatedName } from '../../../lib/text/person-name.ts';
import { editAction, makePrimaryAction } from '../menu-actions.tsx';

interface MappingActionsProps {
	mapping: Mapping;
	onEnd: () => void;
	onEdit: () => void;
	onMakePrimary: () => void;
	onReopen: () => void;
}

/** The actions of an assignment in the list. */
export function MappingActions(props: MappingActionsProps) {
	const { mapping, onEnd, onEdit, onMakePrimary, onReopen } = props;
	const label = `${isolatedName(mapping.doctor)} for ${isolatedName(mapping.patient)}`;
	if (mapping.status === 'ended') {
		return (
			<Button
				size="compact-sm"
				variant="default"
				onClick={onReopen}
				aria-label={`Take up again: ${label}`}
			>
				Take up again
			</Button>
		);
	}
	return (
		<Group gap={4} wrap="nowrap" justify="flex-end">
			<Button size="compact-sm" variant="default" onClick={onEnd} aria-label={`End: ${label}`}>
				End
			</Button>
			<MoreActions
				label={`More: ${label}`}
				actions={[
					...(mapping.isPrimary ? [] : [makePrimaryAction(onMakePrimary)]),
					editAction(onEdit),
				]}
			/>
		</Group>
	);
}
