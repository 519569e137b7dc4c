/** A size to which a site cuts its images, as themes and plugins register them. */
export interface ImageSize {
  readonly name: string;
  /** Most pixels; 0 where only the other side is bounded. */
  readonly width: number;
  readonly height: number;
  /** Whether images are cut to this size, instead of fitted into it. */
  readonly isCropped: boolean;
}
