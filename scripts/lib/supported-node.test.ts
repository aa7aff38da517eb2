import { expect, test } from 'vitest';
import { complaintAbout } from './supported-node.mjs';

test.each(['20.0.0', '20.20.2', '24.21.0', '100.0.0'])('Node %s will do', (version) => {
	expect(complaintAbout(version)).toBeUndefined();
});

test.each(['8.17.0', '14.21.3', '18.20.8'])('Node %s is too old', (version) => {
	expect(complaintAbout(version)).toContain(`Node ${version} is too old`);
});
