/** How many planned publications are late, and how many have failed for good. */
export interface PlanNumbers {
  late: number
  failed: number
}
