import type { ReactNode } from 'react'

/** The logo. */
export const Logo = () => (
  <svg aria-hidden="true" className="logo" focusable="false" viewBox="0 0 25 25">
    <path d="M4 21.5 12.5 4 21 21.5" />
    <circle cx="12.5" cy="18.5" r="2.5" />
  </svg>
)

const formats: Record<string, ReactNode> = {
  workshop: <rect height="10" width="10" x="3" y="3" />,
  panel: (
    <>
      <circle cx="4" cy="11" r="3" />
      <circle cx="12" cy="11" r="3" />
      <circle cx="8" cy="4.5" r="3" />
    </>
  ),
  keynote: <path d="M8 2 15 14H1Z" />,
  testimony: <path d="M2 2h12v9H8l-4 4v-4H2Z" />,
  presentation: <rect height="6" width="14" x="1" y="5" />,
  ceremony: <path d="M8 1 15 8 8 15 1 8Z" />,
  break: <circle className="hollow" cx="8" cy="8" r="5" />,
}

/** A small shape for a format of session, always shown beside its name. */
export const FormatShape = ({ format }: { format: string }) => <Shape>{formats[format]}</Shape>

/** A door, shown beside the name of a room. */
export const RoomShape = () => (
  <Shape>
    <path className="hollow" d="M3.5 14.5v-13h9v13M1 14.5h14" />
    <circle cx="9.8" cy="8.5" r="1" />
  </Shape>
)

/** A cross, shown beside « Annulée » and « Reportée ». */
export const CrossShape = () => (
  <Shape>
    <path className="hollow" d="m3 3 10 10M13 3 3 13" />
  </Shape>
)

const Shape = ({ children }: { children: ReactNode }) => (
  <svg aria-hidden="true" className="shape" focusable="false" viewBox="0 0 16 16">
    {children}
  </svg>
)
