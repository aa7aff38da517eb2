'use client';

import { Button, Group, Text } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { Dialog } from '../page/dialog.tsx';

interface LeaveDialogProps {
	opened: boolean;
	onClose: () => void;
	onLeave: () => void;
}

/** Asks for confirmation before a form with unsaved changes is left. */
export function LeaveDialog({ opened, onClose, onLeave }: LeaveDialogProps) {
	const t = useTranslations();
	return (
		<Dialog opened={opened} onClose={onClose} title={t('common.form.leave.title')}>
			<Text size="sm">{t('common.form.leave.detail')}</Text>
			<Group justify="flex-end" mt="lg" gap="sm">
				<Button variant="default" onClick={onLeave}>
					{t('common.form.leave.leave')}
				</Button>
				<Button onClick={onClose} data-autofocus>
					{t('common.form.leave.stay')}
				</Button>
			</Group>
		</Dialog>
	);
}
