/** Whether accounts of a role may have a second factor. */
export type Demand = 'off' | 'offered' | 'required'

/** The roles of accounts. */
export const accountRoles = ['admin', 'editor', 'contributor'] as const
export type AccountRole = (typeof accountRoles)[number]

/** Which roles may or must have a second factor. */
export interface SecondFactorPolicy {
  roles: Record<AccountRole, Demand>
  /** The day from which it is required, `YYYY-MM-DD`; at once without it. */
  from?: string
  /** How many days a new account has at least, after that of its creation; none without it. */
  graceDays?: number
}

/** An account, as far as it says whether it must have a second factor, and from when on. */
export interface DemandedAccount {
  role?: string
  createdAt?: string | Date
}

/**
 * What a session opens: everything; nothing until it is confirmed with the second factor of its account; nothing until its
 * account has a second factor.
 */
export type SessionState = 'open' | 'to-confirm' | 'to-set-up'

/** Whether an account must have a second factor at an instant. */
export function isRequired(policy: SecondFactorPolicy, account: DemandedAccount, now: Date): boolean {
  if (policy.roles[account.role as AccountRole] !== 'required') return false
  const from = requiredFrom(policy, account)
  return from === undefined || now >= midnightOf(from)
}

/**
 * Returns the day from which the role of an account requires a second factor of it, `YYYY-MM-DD`, which begins at midnight UTC: that of
 * the policy, or the one after the grace of a new account where this is later. `undefined` when it is required at once.
 */
export function requiredFrom(
  { from, graceDays = 0 }: SecondFactorPolicy,
  account: DemandedAccount,
): string | undefined {
  if (graceDays === 0 || account.createdAt === undefined) return from
  const end = midnightOf(dayOf(new Date(account.createdAt)))
  end.setUTCDate(end.getUTCDate() + graceDays + 1)
  const own = dayOf(end)
  return from === undefined || own > from ? own : from
}

const dayOf = (instant: Date) => instant.toISOString().slice(0, 10)
const midnightOf = (day: string) => new Date(`${day}T00:00:00Z`)

/** Returns what a session opens. Whoever has a second factor confirms with it, also where nobody may add one any more. */
export function sessionState(account: { hasFactor: boolean; isConfirmed: boolean; isRequired: boolean }): SessionState {
  if (account.hasFactor) return account.isConfirmed ? 'open' : 'to-confirm'
  return account.isRequired ? 'to-set-up' : 'open'
}

const ROLE = new RegExp(`^(${accountRoles.join('|')}):(off|offered|required)$`)

/**
 * Reads the roles of a policy: `offered` for all, or `admin:required,editor:offered`, where roles that are not named are
 * offered one. `undefined` for anything else.
 */
export function parseDemands(text: string): SecondFactorPolicy['roles'] | undefined {
  const all = (demand: Demand) => ({ admin: demand, editor: demand, contributor: demand })
  if (text === 'off' || text === 'offered' || text === 'required') return all(text)
  const roles = all('offered')
  for (const part of text.split(',')) {
    const [, role, demand] = ROLE.exec(part.trim()) ?? []
    if (role === undefined) return undefined
    roles[role as AccountRole] = demand as Demand
  }
  return roles
}
