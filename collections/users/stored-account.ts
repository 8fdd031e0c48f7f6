import type { PayloadRequest, Where } from 'payload'
import type { AccountRole } from '../../src/domain/second-factor'
import type { StoredPassword } from './password-hash'

type StoredAccount = StoredPassword & {
  id: string
  email?: string
  name?: string
  role?: AccountRole
  createdAt?: string
}

/** Reads the address, the name, the role, the creation and the password of an account, bypassing access control; `null` when there is none. */
export const findAccount = (req: PayloadRequest, where: Where): Promise<StoredAccount | null> =>
  req.payload.db.findOne<StoredAccount>({
    ...{ collection: 'users', where, req },
    select: { email: true, name: true, role: true, createdAt: true, hash: true, salt: true },
  })

/** An e-mail address as Payload stores it. */
export const storedEmail = (email: string): string => email.toLowerCase().trim()
