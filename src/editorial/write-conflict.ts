/**
 * Whether MongoDB aborted a transaction because another one wrote the same documents: the error code 112, or the label of
 * an error after which the transaction can be retried (https://www.mongodb.com/docs/manual/reference/error-codes/).
 */
export function isWriteConflict(error: unknown): boolean {
  const { code, errorLabels } = (error ?? {}) as { code?: unknown; errorLabels?: unknown }
  return code === 112 || (Array.isArray(errorLabels) && errorLabels.includes('TransientTransactionError'))
}
