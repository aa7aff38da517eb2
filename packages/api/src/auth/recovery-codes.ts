import { randomBytes } from 'node:crypto';
import { recoveryCodeCount } from '@hms/contracts';
import { type Db, recoveryCodes } from '@hms/db';
import { and, eq } from 'drizzle-orm';
import { Secret } from 'otpauth';
import { hashOf } from '../secrets.ts';

/** The characters of a code; each has five bits. */
const length = 28;

/** A code of 140 bits, which a plain hash keeps well enough. In Base32, which has no 0, 1 and 8 to be mistaken for letters. */
const newCode = () => Secret.fromHex(randomBytes(20).toString('hex')).base32.slice(0, length);

/** As people read it: ABCD-EFGH-…, seven groups. */
const inGroups = (code: string) => code.replaceAll(/.{4}(?!$)/g, '$&-');

/** Gives an account new recovery codes; those it had stop working. @param db a transaction that has locked the account */
export async function replaceRecoveryCodes(db: Db, userId: string): Promise<string[]> {
	const codes = Array.from({ length: recoveryCodeCount }, newCode);
	await db.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId));
	await db.insert(recoveryCodes).values(codes.map((code) => ({ userId, codeHash: hashOf(code) })));
	return codes.map(inGroups);
}

/** Uses a recovery code up. @param code without spaces and hyphens @returns whether it was one */
export async function spendRecoveryCode(db: Db, userId: string, code: string): Promise<boolean> {
	const used = await db
		.delete(recoveryCodes)
		.where(
			and(eq(recoveryCodes.userId, userId), eq(recoveryCodes.codeHash, hashOf(code.toUpperCase()))),
		)
		.returning({ userId: recoveryCodes.userId });
	return used.length > 0;
}
