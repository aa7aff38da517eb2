export const productName = 'HMS';
