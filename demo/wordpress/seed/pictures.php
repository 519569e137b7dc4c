<?php
/**
 * The pictures of the magazine: each is drawn by its function, the same on every machine.
 *
 * name => [title, alternative text, caption, file extension, drawing]
 */

const PAPER     = 'f3ead8';
const INK       = '23201c';
const VERMILION = 'c8452b';
const PRUSSIAN  = '1f3b57';
const OCHRE     = 'd9a441';
const SAGE      = '7d8f69';
const WALNUT    = '5d4029';
const OAK       = 'b98a54';

function pressroom_wood_grain( Pressroom_Canvas $canvas, $x, $y, $width, $height, $light, $dark ) {
	$canvas->rectangle( $x, $y, $width, $height, $light );
	for ( $line = 0; $line < $height / 9; $line++ ) {
		$thickness = mt_rand( 1, 3 );
		$canvas->rectangle( $x, $y + $line * 9 + mt_rand( 0, 5 ), $width, $thickness, $dark . dechex( mt_rand( 72, 112 ) ) );
	}
}

function pressroom_text_lines( Pressroom_Canvas $canvas, $x, $y, $width, $lines, $leading, $color ) {
	for ( $line = 0; $line < $lines; $line++ ) {
		$full  = $line < $lines - 1;
		$start = $x;
		$end   = $x + ( $full ? $width : $width * 0.55 );
		while ( $start < $end - 8 ) {
			$word = min( mt_rand( 14, 58 ), $end - $start );
			$canvas->rectangle( $start, $y + $line * $leading, $word, $leading * 0.42, $color );
			$start += $word + $leading * 0.3;
		}
	}
}

function pressroom_registration_mark( Pressroom_Canvas $canvas, $x, $y ) {
	$canvas->arc( $x, $y, 14, 14, 0, 360, 2, INK );
	$canvas->line( $x - 24, $y, $x + 24, $y, 2, INK );
	$canvas->line( $x, $y - 24, $x, $y + 24, 2, INK );
}

return array(
	'wood-type'         => array( 'Wood type', 'A worn block of wood type, the letter R, seen mirrored', 'A 48-line grotesque, planed in 1887 and still square.', 'jpg', function () {
		$canvas = new Pressroom_Canvas( 1200, 800, '3a2a1c' );
		pressroom_wood_grain( $canvas, 300, 60, 600, 680, OAK, WALNUT );
		$canvas->rectangle( 300, 60, 600, 10, 'd9b07a' );
		$canvas->rectangle( 300, 726, 600, 14, '7a5632' );
		$canvas->letter( 'R', 372, 136, 560, '2f2015', 2.1, true );
		$canvas->letter( 'R', 364, 128, 560, INK, 2.1, true );
		for ( $scratch = 0; $scratch < 26; $scratch++ ) {
			$x = mt_rand( 380, 820 );
			$y = mt_rand( 130, 690 );
			$canvas->line( $x, $y, $x + mt_rand( -40, 40 ), $y + mt_rand( -12, 12 ), 1.5, OAK . '30' );
		}
		return $canvas;
	} ),
	'type-case'         => array( 'A case of type', 'A shallow wooden drawer divided into small compartments of metal type', 'The lay of the case: vowels near the hand, Z in the corner.', 'jpg', function () {
		$canvas = new Pressroom_Canvas( 1200, 800, WALNUT );
		pressroom_wood_grain( $canvas, 0, 0, 1200, 800, '6e4c30', '3f2a1a' );
		$rows = array( array( 1, 1, 2, 1, 1, 2, 1, 1, 1, 1 ), array( 2, 1, 1, 3, 2, 1, 1, 1 ), array( 1, 2, 3, 1, 2, 2, 1 ), array( 1, 1, 1, 2, 1, 1, 2, 1, 1, 1 ) );
		foreach ( $rows as $row => $cells ) {
			$x = 60;
			foreach ( $cells as $cell ) {
				$width = $cell * 90 - 10;
				$canvas->rectangle( $x, 70 + $row * 170, $width, 156, '2a1c11' );
				for ( $sort = 0; $sort < $cell * 26; $sort++ ) {
					$left  = $x + mt_rand( 4, $width - 18 );
					$top   = 74 + $row * 170 + mt_rand( 0, 122 );
					$shade = array( '8d9097', 'a7a9ad', '72757c', 'bdbfc2' )[ mt_rand( 0, 3 ) ];
					$canvas->polygon( array( $left, $top, $left + 14, $top + mt_rand( -3, 3 ), $left + 14, $top + 26, $left, $top + 24 ), $shade );
					$canvas->rectangle( $left + 4, $top + 3, 6, 5, INK );
				}
				$x += $cell * 90;
			}
		}
		return $canvas;
	} ),
	'ink-disc'          => array( 'The ink disc', 'A round ink disc with a fan of vermilion ink under two rollers', 'Vermilion, worked out thin enough to see the iron through it.', 'jpg', function () {
		$canvas = new Pressroom_Canvas( 1200, 800, '2c3033' );
		$canvas->disc( 600, 430, 700, '15181a' );
		$canvas->disc( 600, 420, 690, '4a4f53' );
		for ( $ring = 0; $ring < 30; $ring++ ) {
			$canvas->disc( 600, 420, 660 - $ring * 21, sprintf( '%02x%02x%02x', 150 + $ring * 2, 52 + $ring, 34 + (int) ( $ring * 0.6 ) ) );
		}
		for ( $spoke = 0; $spoke < 90; $spoke++ ) {
			$angle = deg2rad( $spoke * 4 );
			$canvas->line( 600 + cos( $angle ) * 60, 420 + sin( $angle ) * 60, 600 + cos( $angle ) * 325, 420 + sin( $angle ) * 325, 2, 'f2b19f70' );
		}
		foreach ( array( 250, 560 ) as $y ) {
			$canvas->rectangle( 110, $y, 980, 84, '17191b' );
			$canvas->rectangle( 150, $y + 4, 900, 76, '5b2a20' );
			$canvas->rectangle( 150, $y + 14, 900, 14, 'c96a56' );
			$canvas->rectangle( 90, $y + 30, 1020, 24, '9a9da0' );
			$canvas->rectangle( 150, $y + 30, 900, 24, '8a3727' );
		}
		return $canvas;
	} ),
	'halftone'          => array( 'Halftone', 'A sphere drawn with dots that grow towards its shadow', 'A grey that is not there: 45 degrees, 12 lines to the inch.', 'png', function () {
		$canvas = new Pressroom_Canvas( 1200, 800, PAPER );
		for ( $row = -40; $row < 80; $row++ ) {
			for ( $column = -10; $column < 80; $column++ ) {
				$x = ( $column + $row ) * 15;
				$y = ( $row - $column ) * 15 + 400;
				if ( $x < -10 || $x > 1210 || $y < -10 || $y > 810 ) {
					continue;
				}
				$dx    = ( $x - 600 ) / 300;
				$dy    = ( $y - 390 ) / 300;
				$depth = 1 - $dx * $dx - $dy * $dy;
				$shade = $depth > 0 ? 1 - max( 0, -0.55 * $dx - 0.6 * $dy + 0.6 * sqrt( $depth ) ) : 0.12 + 0.1 * $y / 800;
				$canvas->disc( $x, $y, 3 + 22 * sqrt( min( 1, max( 0, $shade ) ) ) * 0.98, PRUSSIAN );
			}
		}
		return $canvas;
	} ),
	'overprint'         => array( 'Overprint', 'Cyan, magenta and yellow discs overlapping, with registration marks in the corners', 'Three inks, seven colours.', 'png', function () {
		$canvas = new Pressroom_Canvas( 1200, 800, 'faf6ec' );
		$canvas->disc( 600, 310, 380, '00a0c640' );
		$canvas->disc( 490, 490, 380, 'd6247f40' );
		$canvas->disc( 710, 490, 380, 'f4d21f40' );
		foreach ( array( array( 70, 70 ), array( 1130, 70 ), array( 70, 730 ), array( 1130, 730 ) ) as list( $x, $y ) ) {
			pressroom_registration_mark( $canvas, $x, $y );
		}
		foreach ( array( '00a0c6', 'd6247f', 'f4d21f', INK ) as $position => $color ) {
			$canvas->rectangle( 480 + $position * 60, 742, 56, 22, $color );
		}
		return $canvas;
	} ),
	'baseline-grid'     => array( 'A baseline grid', 'A double page with two columns of text sitting on blue grid lines', 'Every line on the grid, even the caption.', 'png', function () {
		$canvas = new Pressroom_Canvas( 1200, 800, 'd8d2c4' );
		foreach ( array( 120, 610 ) as $page ) {
			$canvas->rectangle( $page + 8, 68, 470, 680, 'b9b2a2' );
			$canvas->rectangle( $page, 60, 470, 680, 'fffdf7' );
			for ( $line = 0; $line < 33; $line++ ) {
				$canvas->rectangle( $page, 81 + $line * 20, 470, 1, '7fb2d9' );
			}
		}
		$canvas->letter( 'G', 168, 118, 82, VERMILION );
		pressroom_text_lines( $canvas, 250, 132, 290, 4, 20, INK );
		pressroom_text_lines( $canvas, 168, 212, 372, 23, 20, INK );
		$canvas->rectangle( 658, 121, 374, 220, OCHRE );
		$canvas->disc( 845, 231, 150, PAPER );
		pressroom_text_lines( $canvas, 658, 352, 374, 2, 20, '8a8478' );
		pressroom_text_lines( $canvas, 658, 412, 374, 13, 20, INK );
		return $canvas;
	} ),
	'locked-forme'      => array( 'A locked forme', 'A page of type wedged into an iron frame with wooden blocks', 'Furniture on all four sides, quoins at the foot and the right.', 'jpg', function () {
		$canvas = new Pressroom_Canvas( 1200, 800, '8f9396' );
		$canvas->frame( 130, 60, 940, 680, 46, '2b2d2f' );
		$canvas->rectangle( 176, 106, 848, 588, '5d6164' );
		foreach ( array( array( 186, 116, 828, 60 ), array( 186, 186, 120, 440 ), array( 894, 186, 120, 440 ), array( 316, 560, 568, 66 ), array( 186, 636, 828, 48 ) ) as list( $x, $y, $width, $height ) ) {
			pressroom_wood_grain( $canvas, $x, $y, $width, $height, 'c79c66', WALNUT );
		}
		$canvas->rectangle( 316, 186, 568, 364, 'a6a9ad' );
		$canvas->word( 'PRESS', 350, 206, 110, INK, 1.9, true );
		for ( $line = 0; $line < 11; $line++ ) {
			pressroom_text_lines( $canvas, 350, 346 + $line * 18, 500, 1, 0, INK );
			for ( $sort = 0; $sort < 40; $sort++ ) {
				$canvas->rectangle( 350 + $sort * 12.5, 346 + $line * 18, mt_rand( 5, 10 ), 11, '3a3c40' );
			}
		}
		foreach ( array( 260, 500, 740 ) as $x ) {
			$canvas->polygon( array( $x, 642, $x + 90, 642, $x + 90, 660, $x, 678 ), '43474a' );
			$canvas->polygon( array( $x, 678, $x + 90, 660, $x + 90, 680, $x, 680 ), '6d7174' );
			$canvas->disc( $x + 45, 660, 16, '1d1f20' );
		}
		return $canvas;
	} ),
	'paper-stack'       => array( 'Handmade sheets', 'A stack of handmade paper in cream, grey and blue with rough edges', 'Cotton, flax, and the blue of a worn-out shirt.', 'jpg', function () {
		$canvas = new Pressroom_Canvas( 1200, 800, '6d7a74' );
		$canvas->rectangle( 0, 640, 1200, 160, '4d3827' );
		$colors = array( 'f6efdf', 'e9dfc9', 'cfd6d8', '9fb3c4', 'f2e7cf', 'ddd3bd' );
		for ( $sheet = 0; $sheet < 36; $sheet++ ) {
			$y      = 640 - $sheet * 12;
			$left   = 210 + mt_rand( -16, 16 );
			$right  = 990 + mt_rand( -16, 16 );
			$points = array();
			for ( $x = $left; $x <= $right; $x += 20 ) {
				array_push( $points, $x, $y + mt_rand( -2, 2 ) );
			}
			for ( $x = $right; $x >= $left; $x -= 20 ) {
				array_push( $points, $x, $y + 11 + mt_rand( -1, 3 ) );
			}
			$canvas->rectangle( $left + 6, $y + 9, $right - $left - 12, 5, '8d8372' );
			$canvas->polygon( $points, $colors[ mt_rand( 0, 5 ) ] );
		}
		$canvas->polygon( array( 214, 226, 330, 150, 1080, 150, 986, 226 ), 'fbf6ea' );
		$canvas->polygon( array( 986, 226, 1080, 150, 1080, 164, 988, 238 ), 'cfc5ae' );
		return $canvas;
	} ),
	'marbled-paper'     => array( 'Marbled paper', 'Combed waves of blue, red, ochre and cream on marbled paper', 'A nonpareil pattern, combed twice.', 'jpg', function () {
		$canvas = new Pressroom_Canvas( 1200, 800, PRUSSIAN );
		$colors = array( PRUSSIAN, VERMILION, PAPER, OCHRE, '2f6b6b', 'e8c9a0' );
		for ( $band = 58; $band >= -4; $band-- ) {
			$points = array( -20, 820, -20, 0 );
			for ( $x = -20; $x <= 1220; $x += 10 ) {
				array_push( $points, $x, $band * 14 + 34 * sin( $x / 38 + ( $band % 2 ) * 0.5 ) + 12 * sin( $x / 11 ) + 18 * sin( $x / 170 + $band / 7 ) );
			}
			array_push( $points, 1220, $band * 14 - 40, -20, $band * 14 - 40 );
			$points[3] = $band * 14 - 40;
			$points[1] = $band * 14 - 40;
			$canvas->polygon( $points, $colors[ ( $band + 12 ) % 6 ] );
		}
		return $canvas;
	} ),
	'bezier'            => array( 'Drawing an S', 'The outline of a letter S with its curve’s control points and handles', 'Eleven points are enough; every further one is a bump.', 'png', function () {
		$canvas = new Pressroom_Canvas( 1200, 800, '14233a' );
		for ( $line = 0; $line < 30; $line++ ) {
			$canvas->rectangle( $line * 40, 0, 1, 800, '22385a' );
			$canvas->rectangle( 0, $line * 40, 1200, 1, '22385a' );
		}
		$canvas->letter( 'S', 334, 110, 580, 'e9e2d0', 1.6 );
		foreach ( array( array( 566, 110, 420, 712, 110 ), array( 420, 278, 566, 410, 712 ), array( 566, 690, 420, 712, 690 ) ) as $unused => $handle ) {
			list( $x, $y, $from, $to ) = $handle;
			if ( 1 === $unused ) {
				$canvas->line( 400, 300, 732, 520, 2, VERMILION );
				foreach ( array( array( 400, 300 ), array( 566, 410 ), array( 732, 520 ) ) as list( $px, $py ) ) {
					$canvas->disc( $px, $py, 18, VERMILION );
				}
				continue;
			}
			$canvas->line( $from, $y, $to, $y, 2, VERMILION );
			$canvas->disc( $from, $y, 16, VERMILION );
			$canvas->disc( $to, $y, 16, VERMILION );
			$canvas->rectangle( $x - 9, $y - 9, 18, 18, OCHRE );
		}
		foreach ( array( 110, 690 ) as $y ) {
			$canvas->line( 200, $y, 1000, $y, 1.5, '6f8fb8' );
		}
		return $canvas;
	} ),
	'quotation-marks'   => array( 'Quotation marks', 'A pair of large curly quotation marks in vermilion and blue', 'Sixty-six, ninety-nine.', 'png', function () {
		$canvas = new Pressroom_Canvas( 1200, 800, PAPER );
		foreach ( array( array( 300, 1, VERMILION ), array( 460, 1, VERMILION ), array( 740, -1, PRUSSIAN ), array( 900, -1, PRUSSIAN ) ) as list( $x, $turn, $color ) ) {
			$canvas->disc( $x, 400 + $turn * 40, 124, $color );
			$canvas->arc( $x + $turn * 40, 400 + $turn * 26, 84, 96, $turn > 0 ? 172 : -8, $turn > 0 ? 268 : 88, 30, $color );
		}
		pressroom_text_lines( $canvas, 300, 620, 600, 2, 30, 'b8ad98' );
		return $canvas;
	} ),
	'sewn-binding'      => array( 'Sewn sections', 'The spine of a book being sewn, with linen thread around three tapes', 'Eight sections on three tapes, before the glue.', 'jpg', function () {
		$canvas = new Pressroom_Canvas( 1200, 800, '39443c' );
		$canvas->rectangle( 0, 660, 1200, 140, WALNUT );
		for ( $section = 0; $section < 8; $section++ ) {
			$y = 250 + $section * 51;
			for ( $leaf = 0; $leaf < 6; $leaf++ ) {
				$canvas->rectangle( 180 + $leaf, $y + $leaf * 8, 840 - 2 * $leaf, 7, $leaf % 2 ? 'e8ddc6' : 'f6efdf' );
			}
			$canvas->rectangle( 180, $y + 47, 840, 3, 'a89a80' );
		}
		foreach ( array( 340, 600, 860 ) as $tape ) {
			$canvas->rectangle( $tape - 26, 160, 52, 560, 'd8cdb2' );
			for ( $section = 0; $section < 8; $section++ ) {
				$canvas->line( $tape - 34, 276 + $section * 51, $tape + 34, 272 + $section * 51, 7, VERMILION );
			}
		}
		$canvas->line( 894, 272, 1090, 130, 4, VERMILION );
		$canvas->line( 1084, 134, 1130, 90, 9, 'c9ccd0' );
		return $canvas;
	} ),
	'platen-press'      => array( 'A treadle platen press', 'A treadle platen press in profile: flywheel, ink disc, platen and treadle', 'Golding No. 7, serial 4419, known here as Beatrice.', 'jpg', function () {
		$canvas = new Pressroom_Canvas( 1200, 800, 'dcc9a6' );
		$canvas->rectangle( 0, 690, 1200, 110, '7b5b3c' );
		$canvas->arc( 420, 450, 200, 200, 0, 360, 26, INK );
		for ( $spoke = 0; $spoke < 6; $spoke++ ) {
			$angle = deg2rad( $spoke * 60 + 12 );
			$canvas->line( 420, 450, 420 + cos( $angle ) * 195, 450 + sin( $angle ) * 195, 14, INK );
		}
		$canvas->disc( 420, 450, 66, '4c4740' );
		$canvas->polygon( array( 470, 690, 520, 330, 600, 250, 640, 270, 610, 430, 720, 690 ), '2e2a25' );
		$canvas->polygon( array( 560, 690, 600, 520, 650, 690 ), 'dcc9a6' );
		$canvas->polygon( array( 590, 250, 640, 200, 700, 480, 650, 500 ), '3b362f' );
		$canvas->polygon( array( 724, 250, 774, 268, 726, 520, 680, 510 ), '575046' );
		$canvas->polygon( array( 778, 250, 786, 254, 738, 512, 730, 508 ), 'fbf6ea' );
		$canvas->ellipse( 640, 170, 240, 60, '1d1b18' );
		$canvas->ellipse( 640, 162, 230, 50, VERMILION );
		$canvas->line( 420, 450, 560, 560, 18, '4c4740' );
		$canvas->line( 520, 660, 860, 716, 18, '2e2a25' );
		$canvas->polygon( array( 820, 690, 940, 712, 936, 732, 816, 710 ), OAK );
		return $canvas;
	} ),
	'wood-type-poster'  => array( 'A proof in two colours', 'A poster that says TYPE IS TO READ in large red and black letters', 'Found in the bottom drawer, printed the same afternoon.', 'jpg', function () {
		$canvas = new Pressroom_Canvas( 800, 1200, 'efe4cc' );
		$canvas->frame( 40, 40, 720, 1120, 8, INK );
		$canvas->word( 'TYPE', 82, 100, 190, VERMILION, 2 );
		$canvas->word( 'IS', 280, 340, 150, INK, 1.6 );
		$canvas->word( 'TO', 258, 540, 170, INK, 1.8 );
		$canvas->word( 'READ', 82, 780, 190, VERMILION, 2.1 );
		$canvas->rectangle( 90, 1040, 620, 12, INK );
		$canvas->rectangle( 90, 1064, 620, 4, INK );
		for ( $speck = 0; $speck < 700; $speck++ ) {
			$canvas->disc( mt_rand( 60, 740 ), mt_rand( 60, 1140 ), mt_rand( 2, 5 ), 'efe4cc' );
		}
		return $canvas;
	} ),
	'workshop'          => array( 'The workshop', 'A workshop with a tall window, type cabinets and posters on the wall', 'Morning in the back room, before the heating comes on.', 'jpg', function () {
		$canvas = new Pressroom_Canvas( 1200, 800, '4a5a5e' );
		$canvas->rectangle( 0, 600, 1200, 200, '6b5038' );
		for ( $board = 0; $board < 10; $board++ ) {
			$canvas->line( 120 * $board + 60, 600, 200 * $board - 300, 800, 3, '523c29' );
		}
		$canvas->rectangle( 120, 80, 320, 420, '2b3437' );
		foreach ( array( array( 132, 92 ), array( 284, 92 ), array( 132, 298 ), array( 284, 298 ) ) as list( $x, $y ) ) {
			$canvas->rectangle( $x, $y, 144, 196, 'f3e6bd' );
		}
		$canvas->polygon( array( 132, 500, 428, 500, 640, 800, 260, 800 ), 'f3e6bd68' );
		foreach ( array( array( 540, VERMILION, 'A' ), array( 680, PAPER, 'S' ), array( 820, OCHRE, 'O' ) ) as list( $x, $color, $letter ) ) {
			$canvas->rectangle( $x, 110, 112, 160, $color );
			$canvas->letter( $letter, $x + 24, 146, 80, INK );
		}
		pressroom_wood_grain( $canvas, 520, 350, 560, 290, '8a6239', '4b3219' );
		for ( $drawer = 0; $drawer < 24; $drawer++ ) {
			$x = 534 + ( $drawer % 4 ) * 136;
			$y = 362 + intdiv( $drawer, 4 ) * 45;
			$canvas->frame( $x, $y, 128, 40, 2, '3d2914' );
			$canvas->rectangle( $x + 46, $y + 14, 36, 12, 'c9a35a' );
		}
		return $canvas;
	} ),
	'punch-and-matrix'  => array( 'Punch and matrix', 'A steel punch above a copper matrix that holds the same letter, sunk and reversed', 'The punch strikes the matrix; the matrix casts the type.', 'jpg', function () {
		$canvas = new Pressroom_Canvas( 1200, 800, 'cdbf9f' );
		$canvas->polygon( array( 300, 60, 460, 60, 500, 420, 440, 560, 320, 560, 260, 420 ), '6f757b' );
		$canvas->polygon( array( 300, 60, 350, 60, 350, 560, 320, 560, 260, 420 ), '8f959b' );
		$canvas->rectangle( 326, 560, 108, 130, 'b3b8bd' );
		$canvas->letter( 'E', 340, 572, 104, INK, 1.8, true );
		$canvas->rectangle( 650, 180, 320, 500, '9c5a32' );
		$canvas->rectangle( 650, 180, 320, 22, 'c07b4b' );
		$canvas->rectangle( 940, 202, 30, 478, '7c4524' );
		$canvas->letter( 'E', 700, 300, 240, '4d2914', 1.8 );
		$canvas->letter( 'E', 708, 308, 240, '6b3a1e', 1.8 );
		return $canvas;
	} ),
	'quads'             => array( 'Quads and spaces', 'Blocks of spacing metal from wide to narrow, standing in a composing stick', 'Em, en, thick, middle, thin, hair.', 'jpg', function () {
		$canvas = new Pressroom_Canvas( 1200, 800, '31505a' );
		$canvas->rectangle( 90, 540, 1020, 50, 'b9bdc1' );
		$canvas->rectangle( 90, 590, 1020, 26, '7f8488' );
		$canvas->rectangle( 90, 240, 40, 350, '9da2a6' );
		$x = 150;
		foreach ( array( 220, 220, 110, 110, 73, 73, 55, 44, 22, 12 ) as $width ) {
			$canvas->rectangle( $x, 320, $width, 220, 'c3c6c9' );
			$canvas->rectangle( $x, 320, $width, 16, 'e3e5e6' );
			$canvas->rectangle( $x + $width - 3, 320, 3, 220, '6d7276' );
			$canvas->rectangle( $x, 500, $width, 10, '8b9094' );
			$x += $width;
		}
		return $canvas;
	} ),
	'specimen'          => array( 'A type specimen', 'One word in six sizes, from very large to very small', 'The same word, until you need a loupe.', 'png', function () {
		$canvas = new Pressroom_Canvas( 1200, 800, PAPER );
		$y      = 50;
		foreach ( array( 190, 140, 98, 66, 44, 28 ) as $row => $height ) {
			$canvas->word( 'SPECIAL', 70, $y, $height, 1 === $row ? VERMILION : INK, 1.8 );
			$canvas->rectangle( 70, $y + $height + 12, 1060, 1, 'b8ad98' );
			$y += $height + 26;
		}
		return $canvas;
	} ),
);
