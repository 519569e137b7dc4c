<?php echo '{}';
