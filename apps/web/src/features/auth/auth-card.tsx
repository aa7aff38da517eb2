import { Paper, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { Brand } from '../../components/brand.tsx';
import classes from './auth-card.module.css';

interface AuthCardProps {
	title: string;
	children: ReactNode;
	/** What else one may have come for. */
	footer: ReactNode;
}

export function AuthCard({ title, children, footer }: AuthCardProps) {
	return (
		<main className={classes['page']}>
			<Stack gap="lg" className={classes['column']}>
				<div>
					<Brand />
					<Text size="sm" c="dimmed" mt={6}>
						Patients, doctors, and who looks after whom
					</Text>
				</div>
				<Paper className={classes['card']}>
					<Title order={1} mb="md">
						{title}
					</Title>
					{children}
				</Paper>
				<Text size="sm" c="dimmed">
					{footer}
				</Text>
			</Stack>
		</main>
	);
}
