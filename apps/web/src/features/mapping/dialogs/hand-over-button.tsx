'use client';

import { Button, type ButtonProps } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconArrowsRightLeft } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { DoctorOption } from '../../doctor/doctor-select.tsx';
import { LazyHandOverDialog } from './lazy-dialogs.ts';

interface HandOverButtonProps extends ButtonProps {
	/** The doctor who hands over, if known. */
	from?: DoctorOption | undefined;
}

/** Opens the dialog to hand one doctor's patients over to another. */
export function HandOverButton({ from, ...button }: HandOverButtonProps) {
	const t = useTranslations();
	const [opened, { open, close }] = useDisclosure(false);
	return (
		<>
			<Button
				variant="default"
				leftSection={<IconArrowsRightLeft size={16} aria-hidden />}
				{...button}
				onClick={open}
			>
				{t('mapping.actions.handOver')}
			</Button>
			<LazyHandOverDialog opened={opened} onClose={close} from={from} />
		</>
	);
}
