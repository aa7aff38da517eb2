'use client';

import { Text } from '@mantine/core';
import { useClinicQuery } from '../../lib/clinic/clinic-day.tsx';
import classes from './app-frame.module.css';

/** The clinic's name in one line; nothing where it has none. */
export function ClinicName() {
	const name = useClinicQuery().data?.name;
	return name == null ? null : (
		<Text
			c="dimmed"
			inherit
			truncate
			dir="auto"
			title={name}
			className={classes['clinicName'] ?? ''}
		>
			{name}
		</Text>
	);
}
