'use client';

import type { Mapping } from '@hms/contracts';
import { Button, Group } from '@mantine/core';
import { nameInText } from '../../../lib/text/person-name.ts';
import { editAction, makePrimaryAction } from '../menu-actions.tsx';
import { MoreActions } from '../more-actions.tsx';

interface AssignmentActionsProps {
	mapping: Mapping;
	onEnd: () => void;
	onEdit: () => void;
	onMakePrimary: () => void;
	onReopen: () => void;
}

/** What can be done with the assignment of a row. */
export function AssignmentActions(props: AssignmentActionsProps) {
	const { mapping, onEnd, onEdit, onMakePrimary, onReopen } = props;
	const what = `${nameInText(mapping.doctor)} for ${nameInText(mapping.patient)}`;
	if (mapping.status === 'ended') {
		return (
			<Button
				size="compact-sm"
				variant="default"
				onClick={onReopen}
				aria-label={`Take up again: ${what}`}
			>
				Take up again
			</Button>
		);
	}
	return (
		<Group gap={4} wrap="nowrap" justify="flex-end">
			<Button size="compact-sm" variant="default" onClick={onEnd} aria-label={`End: ${what}`}>
				End
			</Button>
			<MoreActions
				label={`More: ${what}`}
				actions={[
					...(mapping.isPrimary ? [] : [makePrimaryAction(onMakePrimary)]),
					editAction(onEdit),
				]}
			/>
		</Group>
	);
}
