<?php
/** Draws the pictures into the uploads, in all sizes WordPress would make, and registers them. */

const PRESSROOM_UPLOADS_MONTH = '2025/01';

/** @return int[] The attachments' ids by the pictures' names. */
function pressroom_create_pictures( array $authors ): array {
	$folder = pressroom_uploads_folder();
	$ids    = array();
	foreach ( require __DIR__ . '/pictures.php' as $name => list( $title, $alternative_text, $caption, $extension, $draw ) ) {
		mt_srand( crc32( $name ) );
		$image      = $draw()->finish();
		$file       = "$name.$extension";
		$mime_type  = 'png' === $extension ? 'image/png' : 'image/jpeg';
		$dimensions = array( imagesx( $image ), imagesy( $image ) );
		$metadata   = array(
			'width'      => $dimensions[0],
			'height'     => $dimensions[1],
			'file'       => PRESSROOM_UPLOADS_MONTH . "/$file",
			'filesize'   => pressroom_save_image( $image, "$folder/$file" ),
			'sizes'      => array(),
			'image_meta' => pressroom_image_meta( $title ),
		);
		foreach ( array( 'medium', 'large', 'thumbnail', 'medium_large' ) as $size ) {
			$sized      = pressroom_scale( $image, $size );
			$dimensions = array( imagesx( $sized ), imagesy( $sized ) );
			$sized_file = sprintf( '%s-%dx%d.%s', $name, $dimensions[0], $dimensions[1], $extension );

			$metadata['sizes'][ $size ] = array(
				'file'      => $sized_file,
				'width'     => $dimensions[0],
				'height'    => $dimensions[1],
				'mime-type' => $mime_type,
				'filesize'  => pressroom_save_image( $sized, "$folder/$sized_file" ),
			);
		}
		$ids[ $name ] = pressroom_create_attachment( $file, $mime_type, $title, $authors[ count( $ids ) % count( $authors ) ], $caption );
		wp_update_attachment_metadata( $ids[ $name ], $metadata );
		update_post_meta( $ids[ $name ], '_wp_attachment_image_alt', $alternative_text );
	}
	return $ids;
}

function pressroom_uploads_folder(): string {
	$folder = WP_CONTENT_DIR . '/uploads/' . PRESSROOM_UPLOADS_MONTH;
	wp_mkdir_p( $folder );
	return $folder;
}

/** A file other than an image: the gateway must not expect sizes of every attachment. */
function pressroom_create_document( string $name, string $title, string $text, int $author ): int {
	$stream  = "BT /F1 24 Tf 72 720 Td ($text) Tj ET";
	$objects = array(
		'<< /Type /Catalog /Pages 2 0 R >>',
		'<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
		'<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
		sprintf( "<< /Length %d >>\nstream\n%s\nendstream", strlen( $stream ), $stream ),
		'<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >>',
	);
	$pdf     = "%PDF-1.4\n";
	$table   = "0000000000 65535 f \n";
	foreach ( $objects as $index => $object ) {
		$table .= sprintf( "%010d 00000 n \n", strlen( $pdf ) );
		$pdf   .= sprintf( "%d 0 obj\n%s\nendobj\n", $index + 1, $object );
	}
	$pdf .= sprintf( "xref\n0 6\n%strailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n", $table, strlen( $pdf ) );
	file_put_contents( pressroom_uploads_folder() . "/$name.pdf", $pdf );
	$id = pressroom_create_attachment( "$name.pdf", 'application/pdf', $title, $author, '' );
	wp_update_attachment_metadata( $id, array( 'filesize' => strlen( $pdf ) ) );
	return $id;
}

function pressroom_create_attachment( string $file, string $mime_type, string $title, int $author, string $caption ): int {
	static $minute = 0;

	$date = sprintf( '2025-01-13 09:%02d:00', $minute++ );
	return wp_insert_attachment(
		array(
			'post_title'     => $title,
			'post_excerpt'   => $caption,
			'post_content'   => '',
			'post_author'    => $author,
			'post_date'      => $date,
			'post_mime_type' => $mime_type,
			'guid'           => PRESSROOM_STORED_URL . '/wp-content/uploads/' . PRESSROOM_UPLOADS_MONTH . "/$file",
		),
		PRESSROOM_UPLOADS_MONTH . "/$file"
	);
}

/** The picture in one of WordPress's sizes, cropped if that size is. */
function pressroom_scale( $image, string $size ) {
	$resize = image_resize_dimensions(
		imagesx( $image ),
		imagesy( $image ),
		(int) get_option( "{$size}_size_w" ),
		(int) get_option( "{$size}_size_h" ),
		'thumbnail' === $size
	);
	list( , , $left, $top, $new_width, $new_height, $width, $height ) = $resize;

	$image = imagecrop( $image, array( 'x' => $left, 'y' => $top, 'width' => $width, 'height' => $height ) );
	// Bilinear scaling looks at four pixels only, so what becomes less than half goes by halves.
	while ( imagesx( $image ) >= 2 * $new_width ) {
		$image = imagescale( $image, intdiv( imagesx( $image ), 2 ), intdiv( imagesy( $image ), 2 ), IMG_BILINEAR_FIXED );
	}
	return imagescale( $image, $new_width, $new_height, IMG_BILINEAR_FIXED );
}

function pressroom_save_image( $image, string $path ): int {
	str_ends_with( $path, '.png' ) ? imagepng( $image, $path, 4 ) : imagejpeg( $image, $path, 84 );
	return filesize( $path );
}

function pressroom_image_meta( string $title ): array {
	return array(
		'aperture'          => '0',
		'credit'            => 'The Pressroom',
		'camera'            => '',
		'caption'           => '',
		'created_timestamp' => '0',
		'copyright'         => '',
		'focal_length'      => '0',
		'iso'               => '0',
		'shutter_speed'     => '0',
		'title'             => $title,
		'orientation'       => '0',
		'keywords'          => array(),
	);
}
