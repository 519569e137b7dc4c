<?php
/**
 * A drawing surface of 1,200 by 800 (or 800 by 1,200) units. It draws at twice the size: halving is the antialiasing.
 */
final class Pressroom_Canvas {
	const SCALE = 2;

	/** Letters as strokes on a field of 8 by 10: lines from point to point, and arcs of an ellipse from angle to angle. */
	const LETTERS = array(
		'A' => array( array( 'line', 0.9, 10, 4, 0 ), array( 'line', 7.1, 10, 4, 0 ), array( 'line', 2, 6.9, 6, 6.9 ) ),
		'C' => array( array( 'arc', 4, 5, 3, 4.2, 40, 320 ) ),
		'D' => array( array( 'line', 1.4, 0, 1.4, 10 ), array( 'line', 1.2, 0.8, 3.2, 0.8 ), array( 'line', 1.2, 9.2, 3.2, 9.2 ), array( 'arc', 3.2, 5, 3.4, 4.2, 270, 450 ) ),
		'E' => array( array( 'line', 1.2, 0, 1.2, 10 ), array( 'line', 1, 0.8, 6.4, 0.8 ), array( 'line', 1, 5, 5.6, 5 ), array( 'line', 1, 9.2, 6.4, 9.2 ) ),
		'G' => array( array( 'arc', 4, 5, 3, 4.2, 20, 320 ), array( 'line', 4.2, 5.6, 7.4, 5.6 ), array( 'line', 6.8, 5.6, 6.8, 9 ) ),
		'H' => array( array( 'line', 1.2, 0, 1.2, 10 ), array( 'line', 6.8, 0, 6.8, 10 ), array( 'line', 1, 5, 7, 5 ) ),
		'I' => array( array( 'line', 4, 0, 4, 10 ) ),
		'K' => array( array( 'line', 1.2, 0, 1.2, 10 ), array( 'line', 6.6, 0, 1.8, 5.6 ), array( 'line', 3, 4.4, 6.9, 10 ) ),
		'L' => array( array( 'line', 1.2, 0, 1.2, 10 ), array( 'line', 1, 9.2, 6.6, 9.2 ) ),
		'N' => array( array( 'line', 1.2, 0, 1.2, 10 ), array( 'line', 6.8, 0, 6.8, 10 ), array( 'line', 1.2, 0.6, 6.8, 9.4 ) ),
		'O' => array( array( 'arc', 4, 5, 3.1, 4.2, 0, 360 ) ),
		'P' => array( array( 'line', 1.4, 0, 1.4, 10 ), array( 'line', 1.2, 0.8, 4.2, 0.8 ), array( 'line', 1.2, 5.6, 4.2, 5.6 ), array( 'arc', 4.2, 3.2, 2.4, 2.4, 270, 450 ) ),
		'R' => array( array( 'line', 1.4, 0, 1.4, 10 ), array( 'line', 1.2, 0.8, 4.2, 0.8 ), array( 'line', 1.2, 5.4, 4.2, 5.4 ), array( 'arc', 4.2, 3.1, 2.4, 2.3, 270, 450 ), array( 'line', 3.8, 5.4, 6.8, 10 ) ),
		'S' => array( array( 'arc', 4, 2.9, 2.5, 2.1, 90, 325 ), array( 'arc', 4, 7.1, 2.6, 2.1, 270, 505 ) ),
		'T' => array( array( 'line', 4, 0, 4, 10 ), array( 'line', 0.8, 0.8, 7.2, 0.8 ) ),
		'Y' => array( array( 'line', 0.9, 0, 4, 5.4 ), array( 'line', 7.1, 0, 4, 5.4 ), array( 'line', 4, 5, 4, 10 ) ),
	);

	private $image;

	public function __construct( public readonly int $width, public readonly int $height, string $background ) {
		$this->image = imagecreatetruecolor( $width * self::SCALE, $height * self::SCALE );
		$this->rectangle( 0, 0, $width, $height, $background );
	}

	public function rectangle( $x, $y, $width, $height, $color ) {
		imagefilledrectangle(
			$this->image,
			(int) ( $x * self::SCALE ),
			(int) ( $y * self::SCALE ),
			(int) ( ( $x + $width ) * self::SCALE ) - 1,
			(int) ( ( $y + $height ) * self::SCALE ) - 1,
			$this->color( $color )
		);
	}

	/** A frame of the given thickness, inside its rectangle. */
	public function frame( $x, $y, $width, $height, $thickness, $color ) {
		$this->rectangle( $x, $y, $width, $thickness, $color );
		$this->rectangle( $x, $y + $height - $thickness, $width, $thickness, $color );
		$this->rectangle( $x, $y, $thickness, $height, $color );
		$this->rectangle( $x + $width - $thickness, $y, $thickness, $height, $color );
	}

	/** @param float[] $points x and y in turn. */
	public function polygon( array $points, $color ) {
		imagefilledpolygon( $this->image, array_map( fn( $unit ) => (int) round( $unit * self::SCALE ), $points ), $this->color( $color ) );
	}

	public function disc( $x, $y, $diameter, $color ) {
		$this->ellipse( $x, $y, $diameter, $diameter, $color );
	}

	public function ellipse( $x, $y, $width, $height, $color ) {
		imagefilledellipse(
			$this->image,
			(int) ( $x * self::SCALE ),
			(int) ( $y * self::SCALE ),
			(int) ( $width * self::SCALE ),
			(int) ( $height * self::SCALE ),
			$this->color( $color )
		);
	}

	public function line( $x1, $y1, $x2, $y2, $thickness, $color ) {
		$length = max( 0.001, hypot( $x2 - $x1, $y2 - $y1 ) );
		$dx     = ( $y2 - $y1 ) / $length * $thickness / 2;
		$dy     = ( $x1 - $x2 ) / $length * $thickness / 2;
		$this->polygon( array( $x1 + $dx, $y1 + $dy, $x2 + $dx, $y2 + $dy, $x2 - $dx, $y2 - $dy, $x1 - $dx, $y1 - $dy ), $color );
	}

	/** Part of an ellipse's outline, clockwise, in degrees from the right. */
	public function arc( $x, $y, $radius_x, $radius_y, $from, $to, $thickness, $color ) {
		$outer = array();
		$inner = array();
		$steps = max( 8, (int) ( abs( $to - $from ) / 6 ) );
		for ( $step = 0; $step <= $steps; $step++ ) {
			$angle = deg2rad( $from + ( $to - $from ) * $step / $steps );
			array_push( $outer, $x + cos( $angle ) * ( $radius_x + $thickness / 2 ), $y + sin( $angle ) * ( $radius_y + $thickness / 2 ) );
			array_unshift( $inner, $x + cos( $angle ) * ( $radius_x - $thickness / 2 ), $y + sin( $angle ) * ( $radius_y - $thickness / 2 ) );
		}
		$this->polygon( array_merge( $outer, $inner ), $color );
	}

	/** A capital letter, `$height` high, whose strokes are `$weight` tenths of that. */
	public function letter( $letter, $x, $y, $height, $color, $weight = 1.7, $mirrored = false ) {
		$unit  = $height / 10;
		$place = fn( $column ) => $x + ( $mirrored ? 8 - $column : $column ) * $unit;
		foreach ( self::LETTERS[ $letter ] as $stroke ) {
			if ( 'line' === $stroke[0] ) {
				$this->line( $place( $stroke[1] ), $y + $stroke[2] * $unit, $place( $stroke[3] ), $y + $stroke[4] * $unit, $weight * $unit, $color );
				continue;
			}
			list( , $cx, $cy, $rx, $ry, $from, $to ) = $stroke;
			if ( $mirrored ) {
				list( $from, $to ) = array( 180 - $to, 180 - $from );
			}
			$this->arc( $place( $cx ), $y + $cy * $unit, $rx * $unit, $ry * $unit, $from, $to, $weight * $unit, $color );
		}
	}

	public function word( $word, $x, $y, $height, $color, $weight = 1.7, $mirrored = false ) {
		foreach ( str_split( $mirrored ? strrev( $word ) : $word ) as $position => $letter ) {
			$this->letter( $letter, $x + $position * $height * 0.84, $y, $height, $color, $weight, $mirrored );
		}
	}

	/** The finished picture, at its nominal size. */
	public function finish() {
		return imagescale( $this->image, $this->width, $this->height, IMG_BILINEAR_FIXED );
	}

	/** From `rrggbb`, or `rrggbbaa` where the last two are the transparency, up to 7f. */
	private function color( $hex ) {
		list( $red, $green, $blue ) = array_map( 'hexdec', str_split( substr( $hex, 0, 6 ), 2 ) );
		return imagecolorallocatealpha( $this->image, $red, $green, $blue, strlen( $hex ) > 6 ? hexdec( substr( $hex, 6 ) ) : 0 );
	}
}
