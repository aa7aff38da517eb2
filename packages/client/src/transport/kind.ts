/** How a call is sent: a read may be repeated, a create may be repeated with its idempotency key, a write is sent once. */
export type Kind = 'read' | 'create' | 'write';
