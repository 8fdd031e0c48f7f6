/** Whether accounts of a role may have a second factor. */
export type Demand = 'off' | 'offered' | 'required'

/** The roles of accounts. */
export const accountRoles = ['admin', 'editor', 'contributor'] as const
export type AccountRole = (typeof accountRoles)[number]

/** Which roles may or must have a second factor. `from` is the day from which it is required, `YYYY-MM-DD`; at once without it. */
export interface SecondFactorPolicy {
  roles: Record<AccountRole, Demand>
  from?: string
}

/**
 * What a session opens: everything; nothing until it is confirmed with the second factor of its account; nothing until its
 * account has a second factor.
 */
export type SessionState = 'open' | 'to-confirm' | 'to-set-up'

/** Whether accounts of a role must have a second factor at an instant. The day begins at midnight UTC. */
export function isRequired({ roles, from }: SecondFactorPolicy, role: string, now: Date): boolean {
  if (roles[role as AccountRole] !== 'required') return false
  return from === undefined || now >= new Date(`${from}T00:00:00Z`)
}

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
