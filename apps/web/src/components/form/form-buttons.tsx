'use client';

import { Button, Group } from '@mantine/core';
import { useTranslations } from 'use-intl';

interface FormButtonsProps {
	submitLabel: string;
	saving: boolean;
	onCancel: () => void;
}

/** The buttons of a form in a dialog. */
export function FormButtons({ submitLabel, saving, onCancel }: FormButtonsProps) {
	const t = useTranslations();
	return (
		<Group justify="flex-end" gap="sm" mt="xs">
			<Button variant="default" onClick={onCancel}>
				{t('common.form.cancel')}
			</Button>
			<Button type="submit" loading={saving}>
				{submitLabel}
			</Button>
		</Group>
	);
}
