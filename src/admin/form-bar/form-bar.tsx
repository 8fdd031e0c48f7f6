'use client'
import { useClosedOnPhone } from './use-closed-on-phone'
import './form-bar.css'
import './form-bar-phone.css'

/** The part of every form that arranges its status and its buttons. It shows nothing. */
export function FormBar() {
  useClosedOnPhone()
  return null
}
