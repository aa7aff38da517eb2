import { Alert, type AlertProps } from '@mantine/core';
import classes from './notice.module.css';

interface NoticeProps {
	tone: 'failure' | 'warning';
	/** How a screen reader says it: at once, or when it has nothing else to say. */
	role?: 'alert' | 'status';
	title: string;
	icon: AlertProps['icon'];
	children: AlertProps['children'];
}

/** Something that should be read before going on. */
export function Notice({ tone, role = 'alert', title, icon, children }: NoticeProps) {
	return (
		<Alert
			role={role}
			icon={icon}
			title={title}
			data-tone={tone}
			classNames={{
				root: classes['root'] ?? '',
				title: classes['title'] ?? '',
				icon: classes['icon'] ?? '',
				message: classes['message'] ?? '',
			}}
		>
			{children}
		</Alert>
	);
}
