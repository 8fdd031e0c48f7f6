/** The name of the copy of the ledger beside archives. */
export const LEDGER_BESIDE = 'ledger.jsonl'

/** The name of the copy of a former ledger: the archives from before the present one need it. */
export const formerLedger = (id: string): string => `${LEDGER_BESIDE}.${id}`

/** Whether a name is that of a copy of a ledger, the present one or a former one. */
export const isLedgerCopy = (name: string): boolean => /^ledger\.jsonl(?:\.[\w-]+)?$/.test(name)
