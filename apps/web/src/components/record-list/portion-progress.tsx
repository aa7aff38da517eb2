import { Button, Group, Progress as ProgressBar, Text } from '@mantine/core';
import type { Progress } from '../../lib/list/in-portions.ts';
import { formatNumber } from '../../lib/text/format-number.ts';

/** How far a bulk operation has come, with a button that stops it after the portion that runs. */
export function PortionProgress({ progress, cancel }: { progress: Progress; cancel: () => void }) {
	const { done, total } = progress;
	return (
		<Group gap="sm" wrap="nowrap">
			<ProgressBar value={(100 * done) / total} aria-label="Done so far" w={100} />
			<Text size="sm" role="status">
				{formatNumber(done)} of {formatNumber(total)}
			</Text>
			<Button size="compact-md" variant="default" onClick={cancel}>
				Stop
			</Button>
		</Group>
	);
}
