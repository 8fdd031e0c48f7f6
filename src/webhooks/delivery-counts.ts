/** How many attempts of a process had each outcome since its start, and how many deliveries it gave up or has yet to make. */
export interface DeliveryNumbers {
  delivered: number
  failed: number
  dead: number
  /** Deliveries that wait, of all processes. */
  pending: number
}

/** Counts the attempts of this process. */
export class DeliveryCounts {
  readonly all: Omit<DeliveryNumbers, 'pending'> = { delivered: 0, failed: 0, dead: 0 }

  add(outcome: keyof DeliveryCounts['all']): void {
    this.all[outcome] += 1
  }
}
