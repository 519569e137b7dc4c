<?php
/** Writes the threads of comments.php, and one comment that still waits for approval. */

/** @return int[] The ids of special comments. */
function pressroom_create_comments( array $posts, array $authors ): array {
	$special = array();
	foreach ( require __DIR__ . '/comments.php' as $slug => $thread ) {
		pressroom_create_thread( $posts[ $slug ], 0, 1, $thread, $authors, $special );
	}
	$special['heldComment'] = pressroom_create_comment( $posts['hello-ink'], 0, 'Buy Ink Now', 'Cheap ink! Cheap ink!', $authors, '0' );
	return $special;
}

function pressroom_create_thread( int $post, int $parent, int $depth, array $thread, array $authors, array &$special ) {
	foreach ( $thread as list( $who, $text, $replies ) ) {
		$id = pressroom_create_comment( $post, $parent, $who, $text, $authors );
		if ( 3 === $depth ) {
			$special['deepComment'] ??= $id;
		}
		if ( '' !== get_post( $post )->post_password ) {
			$special['protectedComment'] = $id;
		}
		pressroom_create_thread( $post, $id, $depth + 1, $replies, $authors, $special );
	}
}

function pressroom_create_comment( int $post, int $parent, string $who, string $text, array $authors, string $approved = '1' ): int {
	static $minutes = 0;

	$user  = isset( $authors[ $who ] ) ? get_userdata( $authors[ $who ] ) : null;
	$email = sanitize_title( $who ) . '@readers.example';
	// Each some hours after its post, and after the comment it answers.
	$minutes += 97;
	$date     = gmdate( 'Y-m-d H:i:s', strtotime( get_post( $post )->post_date . ' UTC' ) + $minutes * 60 );
	return wp_insert_comment(
		wp_slash(
			array(
				'comment_post_ID'      => $post,
				'comment_parent'       => $parent,
				'user_id'              => $user ? $user->ID : 0,
				'comment_author'       => $user ? $user->display_name : $who,
				'comment_author_email' => $user ? $user->user_email : $email,
				'comment_content'      => $text,
				'comment_date'         => $date,
				'comment_date_gmt'     => get_gmt_from_date( $date ),
				'comment_approved'     => $approved,
			)
		)
	);
}
