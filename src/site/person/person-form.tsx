import type { ReactNode } from 'react'

interface Props {
  action: string
  /** The token of every form of the page. */
  token: string
  children: ReactNode
  /** Whether it sends a file. */
  hasFile?: boolean
}

/** A form of the page of a person. */
export function PersonForm({ action, token, children, hasFile }: Props) {
  return (
    <form action="/ma-page" className="person-form" encType={hasFile ? 'multipart/form-data' : undefined} method="post">
      <input name="action" type="hidden" value={action} />
      <input name="jeton" type="hidden" value={token} />
      {children}
    </form>
  )
}
