'use client';

import type { Mapping } from '@hms/contracts';
import { ActionIcon, Button, Group, Menu } from '@mantine/core';
import { IconDots, IconPencil, IconStar } from '@tabler/icons-react';
import { nameInText } from '../../lib/person-name.ts';

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
			<Menu
				position="bottom-end"
				shadow="md"
				// Inside the page, so that it belongs to its part of it, but not inside the table, which would cut it off.
				portalProps={{ target: '#content' }}
				withInitialFocusPlaceholder={false}
			>
				<Menu.Target>
					<ActionIcon variant="subtle" color="gray" size={26} aria-label={`More: ${what}`}>
						<IconDots size={16} aria-hidden />
					</ActionIcon>
				</Menu.Target>
				<Menu.Dropdown>
					{mapping.isPrimary ? null : (
						<Menu.Item leftSection={<IconStar size={16} aria-hidden />} onClick={onMakePrimary}>
							Make primary
						</Menu.Item>
					)}
					<Menu.Item leftSection={<IconPencil size={16} aria-hidden />} onClick={onEdit}>
						Edit assignment
					</Menu.Item>
				</Menu.Dropdown>
			</Menu>
		</Group>
	);
}
